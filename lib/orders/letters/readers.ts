import type { Reader as DbReader } from '@/db'
import type { OrderFacts } from '@/lib/mail/letters/facts'
import type { Reader } from '@/lib/mail/letters/order'
import { sheetOf, type Template } from '@/lib/mail/letters/templates'
import { managerAccess } from '@/lib/people/access'
import { adminAccess } from '@/lib/people/admin-access'
import { canonicalEmail } from '@/lib/people/email'
import { isOn, type Shop } from '@/lib/shops/shop'
import type { OrderRow } from '../work'

type About = {
  shop: Shop
  order: Pick<OrderRow, 'email' | 'locale'>
  /** The manager who ordered for them, as `copiedTo` answers. */
  manager?: CopyReader
  /** The address of the centre that sends what the letter is about; none for what is sent electronically. */
  centre?: string
}

/** Where a manager reads copies, and whether they may open the order in the admin app. */
type CopyReader = { email: string; seesOrders: boolean }

/**
 * Who reads a letter. Customers': they, the manager who ordered for them and, in a sub-shop, its own people. The
 * shop's: its people, the master's for a sub-shop; and the centre, where it is about goods to be sent.
 */
export function readersOf(template: Template, { shop, order, manager, centre }: About): Reader[] {
  const { to } = sheetOf(template)
  if (to === 'customer') {
    const ownPeople = shop.masterId ? adminsIn(shop.attributes) : []
    const all = distinct([order.email, manager?.email, ...ownPeople])
    const [copied] = distinct([manager?.email])
    return all.map((recipient, at) =>
      at > 0 && recipient === copied
        ? { shop, locale: shop.languages[0] ?? 'en', recipient, as: 'copy', seesOrders: manager?.seesOrders }
        : { shop, locale: order.locale, recipient },
    )
  }
  const locale = shop.languages[0] ?? 'en'
  const admins = distinct(adminsIn(shop.masterId ? shop.masterAttributes : shop.attributes))
  const centres = to === 'centre' ? distinct([centre]).filter((address) => !admins.includes(address)) : []
  return [
    ...admins.map((recipient) => ({ shop, locale, recipient })),
    ...centres.map((recipient) => ({ shop, locale, recipient, as: 'centre' as const })),
  ]
}

/** Where the manager who placed an order for its customer reads its letters now; nowhere once they work here no more. */
export async function copiedTo(
  reader: DbReader,
  shop: Shop,
  { managerId }: Pick<OrderRow, 'managerId'>,
): Promise<CopyReader | undefined> {
  const manager = managerId ? await managerAccess(shop, managerId, reader) : undefined
  if (!manager) return undefined
  const admin = await adminAccess(manager.id, reader)
  const seesOrders = Boolean(admin?.permissions.has('orders.see') && admin.oversees.includes(shop.id))
  return { email: manager.email, seesOrders }
}

/** What a letter's readers may know: customers learn who helped them only where the shop says so. */
export const factsFor = (template: Template, facts: OrderFacts, shop: Shop): OrderFacts =>
  sheetOf(template).to !== 'customer' || isOn(shop, 'SHOP_SF_SHOW_MANAGER') ? facts : { ...facts, managerName: null }

const adminsIn = ({ SHOP_ADMIN_EMAIL = '' }: Shop['attributes']) => SHOP_ADMIN_EMAIL.split(',')

/** Each address once, as it is written to. */
const distinct = (all: (string | null | undefined)[]) => {
  const typed = all.filter((email): email is string => Boolean(email?.trim()))
  return [...new Set(typed.map((email) => canonicalEmail(email) ?? email))]
}
