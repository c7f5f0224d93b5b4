import type { Locale } from '@/db/words'
import type { Shop } from '@/lib/shops/shop'

/** A letter as it is composed: for one person, in their language, with everything it says already said. */
export type Letter = {
  shop: Shop
  template: string
  /** The order it is about, if it is about one. */
  orderId?: string
  /** The customer it is written to, where it does not go to the address they have. */
  readerId?: string
  /** The customer whom the shop's own people read of in it. */
  customerId?: string
  /** When it may leave, if not at once. */
  notBefore?: Date
  /** The cause and the reader: the same key is sent once. */
  dedupeKey: string
  locale: Locale
  recipient: string
  subject: string
  html: string
  text: string
}
