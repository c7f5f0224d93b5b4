import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { db, type Reader, type Tx } from '@/db'
import { customerShops, customers, managerShops } from '@/db/schema'
import { act, look, type Note } from '@/lib/audit/act'
import type { ActionName } from '@/lib/audit/actions'
import { linkTo } from '@/lib/people/new-customer'
import { isOrganisation } from '@/lib/people/organisations'
import { isHidden } from '@/lib/people/policy'
import type { ShopAccess, SwitchShop } from '@/lib/people/shop-access-input'
import { customerAtDesk } from '@/lib/people/visible'
import { missing, Refusal } from '@/lib/refusal'
import { familyOf } from '@/lib/shops/queries'
import { isOn, type Shop } from '@/lib/shops/shop'
import { type Actor, type Customer, isManager, may } from './actor'
import { isEnabled, letIn, shutOut, type Target, targetOf } from './care'

const actionOf: Record<ShopAccess, ActionName> = { open: 'customers.openShop', close: 'customers.closeShop' }

export type OtherShop = {
  id: string
  name: string
  isOpen: boolean
  /** What can be done about it; nobody is let in who may not even come in here. */
  access: ShopAccess | null
}

/**
 * The other shops of this manager beside this one (its sub-shops, its master and that one's), and whether a customer of
 * this shop may come into each. What a shop hides from its managers is not there to be let in.
 */
export async function otherShopsOf(actor: Actor, customer: Customer, isEnabledHere: boolean): Promise<OtherShop[]> {
  const near = (await shopsInReach(actor)).filter((shop) => !isHidden(shop, customer))
  const { shopId, enabled, customerId } = customerShops
  const links = await db.select({ shopId, enabled }).from(customerShops).where(eq(customerId, customer.id))
  const linked = new Map(links.map((link) => [link.shopId, link.enabled]))
  return near.map((shop) => {
    const { id, name } = shop
    const isOpen = linked.get(id) === true
    const mayOpen = isEnabledHere && (linked.has(id) || !isOrganisation(shop))
    return { id, name, isOpen, access: isOpen ? 'close' : mayOpen ? 'open' : null }
  })
}

/**
 * Lets a customer of this shop into another one of the manager's, or takes that away again: at once, and told to the
 * customer by letter. It is written down in the shop it is done to. Nobody becomes a buyer of an organisation by it who
 * was none: that is for whoever looks after its buyers.
 */
export async function switchShop(actor: Actor, { customerId, shopId, access, reason }: z.output<typeof SwitchShop>) {
  await look(actor, actionOf[access])
  const there = (await shopsInReach(actor)).find(({ id }) => id === shopId)
  const [known] = await db
    .select({ accountId: customers.accountId })
    .from(customers)
    .where(eq(customers.id, customerId))
  const doer = { ...actor, shop: there ?? actor.shop }
  return act(doer, actionOf[access], { account: known?.accountId ?? customerId }, async (tx, note) => {
    note.about('customer', customerId)
    if (!there) throw missing()
    const target = await targetOf(tx, actor, customerId)
    note.concerning(customerId)
    const link = await linkOf(tx, there, customerId)
    note.changed({ open: link?.enabled ?? false }, { open: access === 'open', from: actor.shop.code, reason })
    if ((link?.enabled ?? false) === (access === 'open')) return note.nothing()
    if (access === 'open') return open(tx, doer, target, note)
    await customerAtDesk(tx, note, doer, customerId)
    await shutOut(tx, doer, target, 'customer-shop-closed')
  })
}

async function open(tx: Tx, doer: Actor, target: Target, note: Note) {
  if (!isEnabled(target)) throw new Refusal('notAvailable')
  if (!(await linkOf(tx, doer.shop, target.id))) {
    if (isOrganisation(doer.shop)) throw new Refusal('notAvailable') // its buyers are added by whoever looks after them
    await linkTo(tx, target.id, target, [doer.shop], true)
  }
  await customerAtDesk(tx, note, doer, target.id) // whom that shop hides is not let into it
  await letIn(tx, doer, target, 'customer-shop-opened')
}

/** Those of the family that the manager may enter as such, by name. */
async function shopsInReach(actor: Actor, reader: Reader = db): Promise<Shop[]> {
  if (!isManager(actor) || !actor.account || !may(actor, 'customers.care')) return []
  const rows = await reader
    .select({ id: managerShops.shopId })
    .from(managerShops)
    .where(eq(managerShops.managerId, actor.account.id))
  const own = new Set(rows.map(({ id }) => id))
  const isOwn = ({ id, masterId }: Shop) => own.has(id) || (masterId !== null && own.has(masterId))
  const others = (await familyOf(actor.shop, reader)).filter(({ id }) => id !== actor.shop.id)
  return others.filter((shop) => isOwn(shop) && isOn(shop, 'SHOP_SF_LOGIN_MANAGER'))
}

async function linkOf(tx: Tx, shop: Shop, customerId: string) {
  const [link] = await tx
    .select({ enabled: customerShops.enabled })
    .from(customerShops)
    .where(and(eq(customerShops.shopId, shop.id), eq(customerShops.customerId, customerId)))
  return link
}
