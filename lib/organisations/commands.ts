import 'server-only'
import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, auditEntries, customerShops, customerStandings, customers } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, isManager } from '@/lib/auth/actor'
import { letIn, shutOut, tell } from '@/lib/auth/care'
import { limit } from '@/lib/auth/limiter'
import { once, plainEmail } from '@/lib/people/commands'
import { answersIn } from '@/lib/people/forms'
import { standingOf, writeStanding } from '@/lib/people/standing'
import { missing, Refusal } from '@/lib/refusal'
import { enrol } from '@/lib/registration/enrol'
import { welcome } from '@/lib/registration/register'
import type { ChangeBuyer, SwitchBuyer } from './input'
import { INVITED, inviteForm } from './invite-form'
import { attributesFor } from './limits'
import { demandLookingAfter } from './policy'
import { buyerById } from './queries'

/**
 * Adds a buyer to the organisation, who chooses a password by the letter that is then on its way. Answers their id. An
 * e-mail that somebody has already is refused; how often that can be tried is limited.
 */
export async function inviteBuyer(actor: Actor, given: unknown): Promise<string> {
  limit('invite', actor.account?.id ?? '')
  const answers = answersIn(await inviteForm(actor), given)
  const { shop, account } = actor
  const manager = isManager(actor) ? { name: account!.name, email: account!.email } : undefined
  const scope = { email: plainEmail(answers.email!), organisation: shop.id }
  return once(
    act(actor, 'buyer.invite', scope, async (tx, note) => {
      await demandLookingAfter(actor, tx)
      const customer = await enrol(tx, actor, { type: INVITED, answers, organisation: shop, manager })
      note.about('customer', customer.id)
      note.concerning(customer.id)
      note.changed(null, { type: INVITED, role: answers.b2brole ?? 'buyer', prospect: customer.wasProspect })
      await welcome(tx, actor, customer)
      return customer.id
    }),
  )
}

/** Says anew what a buyer is and may order alone, and tells them. */
export function changeBuyer(actor: Actor, given: ChangeBuyer): Promise<void> {
  const { customerId, role } = given
  return act(actor, 'buyer.change', scopeOf(actor, { customer: customerId }), async (tx, note) => {
    note.about('customer', customerId)
    await demandLookingAfter(actor, tx)
    const buyer = await buyerById(actor, customerId, tx)
    if (!buyer) throw missing()
    note.concerning(customerId)
    if (buyer.role === 'administrator' && role !== 'administrator') await demandAnother(tx, actor, customerId)
    const after = attributesFor(given, actor.shop.currency)
    const place = { shopId: actor.shop.id, customerId }
    const all = await standingOf(place, tx)
    const before = Object.fromEntries(Object.keys(after).map((code) => [code, all[code] ?? '']))
    if (Object.keys(after).every((code) => before[code] === after[code])) return note.nothing()
    await writeStanding(tx, place, after)
    note.changed(before, after)
    if (buyer.accountId !== actor.account?.id) await tell(tx, actor, buyer, 'customer-buyer-changed')
  })
}

/** Lets a buyer in, or shuts them out of this organisation's shop: at once, and told to them. */
export function switchBuyer(actor: Actor, { customerId, enabled }: SwitchBuyer): Promise<void> {
  return act(actor, 'buyer.switch', scopeOf(actor, { customer: customerId }), async (tx, note) => {
    note.about('customer', customerId)
    await demandLookingAfter(actor, tx)
    const buyer = await buyerById(actor, customerId, tx)
    if (!buyer) throw missing()
    note.concerning(customerId)
    if (customerId === actor.customer?.id) throw new Refusal('notYourself')
    if (buyer.enabled === (enabled === 'yes')) return note.nothing()
    note.changed({ enabled: buyer.enabled }, { enabled: enabled === 'yes' })
    if (enabled === 'no') {
      if (buyer.role === 'administrator') await demandAnother(tx, actor, customerId)
      return shutOut(tx, actor, buyer, 'customer-buyer-disabled')
    }
    const isShops = !buyer.accountEnabled || (actor.customer && (await wasShutByShop(tx, actor, customerId)))
    if (isShops) throw new Refusal('buyerShutByShop', 'forbidden')
    return letIn(tx, actor, buyer, 'customer-buyer-enabled')
  })
}

/** All that is decided about an organisation's buyers is decided one after another. */
const scopeOf = ({ shop }: Actor, more: Record<string, string>) => ({ organisation: shop.id, ...more })

/** An organisation that has an administrator keeps one; only its shop's managers can leave it without. */
async function demandAnother(tx: Tx, { shop, customer }: Actor, customerId: string) {
  if (!customer) return
  const [other] = await tx
    .select({ id: customers.id })
    .from(customers)
    .innerJoin(customerShops, and(eq(customerShops.customerId, customers.id), eq(customerShops.shopId, shop.id)))
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .innerJoin(
      customerStandings,
      and(eq(customerStandings.customerId, customers.id), eq(customerStandings.shopId, shop.id)),
    )
    .where(
      and(
        ne(customers.id, customerId),
        eq(customerShops.enabled, true),
        eq(accounts.enabled, true),
        eq(customerStandings.code, 'CUSTOMER_B2B_ADMINISTRATOR'),
        eq(customerStandings.value, 'true'),
      ),
    )
    .limit(1)
  if (!other) throw new Refusal('lastAdministrator')
}

const shut = ['customers.disable', 'customers.closeShop']
const switches = [...shut, 'customers.enable', 'customers.openShop', 'buyer.switch']

/** Whether the shop's own people shut them out last: what they have done, an administrator does not undo. */
async function wasShutByShop(tx: Tx, { shop }: Actor, customerId: string): Promise<boolean> {
  const { action, actorKind, assistId } = auditEntries
  const [last] = await tx
    .select({ action, actorKind, assistId })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.customerId, customerId),
        eq(auditEntries.shopId, shop.id),
        inArray(action, switches),
        eq(auditEntries.outcome, 'ok'),
      ),
    )
    .orderBy(desc(auditEntries.seq))
    .limit(1)
  if (last && shut.includes(last.action)) return true
  return last?.action === 'buyer.switch' && last.actorKind === 'manager' && last.assistId === null
}
