import { books } from './books'
import { consumables } from './consumables'
import { electronics } from './electronics'
import { furniture } from './furniture'
import { glassware } from './glassware'
import { instruments } from './instruments'
import { office } from './office'
import { optics } from './optics'
import { paper } from './paper'
import { safety } from './safety'
import type { SeedCategory } from './shape'
import { tools } from './tools'
import { writing } from './writing'

/** The whole demo catalogue, in the order in which the shop shows it. */
export const catalogue: SeedCategory[] = [
  glassware,
  instruments,
  optics,
  consumables,
  safety,
  furniture,
  paper,
  writing,
  office,
  tools,
  electronics,
  books,
]
