import 'server-only'
import { and, eq, gt, isNull, ne, notExists, or } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { newId } from '@/db/id'
import { handovers, orders } from '@/db/schema'
import { act } from '@/lib/audit/act'
import { type Actor, fullName } from '@/lib/auth/actor'
import { demandLetterRoom, letterScope } from '@/lib/auth/letter-room'
import { hashOfSecret, linkSecret, newSecret } from '@/lib/auth/secret'
import { demandChangeable, releaseLock } from '@/lib/cart/lock'
import { cartScope, demandLive } from '@/lib/cart/policy'
import { DAY, later, now } from '@/lib/clock'
import { inLocale, labelled, translator } from '@/lib/i18n'
import { shortLetter } from '@/lib/mail/letters/short'
import { queueMail } from '@/lib/mail/outbox'
import { formatMoney } from '@/lib/money'
import { missing, Refusal } from '@/lib/refusal'
import { shopUrl } from '@/lib/shops/shop'
import { isAnswered, problemsIn, type Quote, quoteOf } from './checkout/quote'

type HandoverRow = typeof handovers.$inferSelect

/** How long a prepared checkout waits for its customer. */
const LASTS = 2 * DAY

const pathOf = ({ id, linkSeed }: Pick<HandoverRow, 'id' | 'linkSeed'>) =>
  `/hand-over/${linkSecret('handover', id, linkSeed)}`

/**
 * "Send to customer to pay": the checkout as it is prepared now becomes a link in a letter and on the manager's screen.
 * It signs nobody in and orders nothing; the customer looks at everything and presses the last button. A new one takes
 * the place of an older one. Only in an assist.
 */
export function handOver(actor: Actor): Promise<{ id: string }> {
  const scope = { ...cartScope(actor), ...letterScope(actor.customer?.email ?? '') }
  return act(actor, 'order.handOver', scope, async (tx, note) => {
    const { account, assist, customer, shop } = actor
    if (!account || !assist || !customer) throw new Refusal('notAllowed', 'forbidden')
    demandLive(actor)
    await demandChangeable(tx, actor)
    const quote = await quoteOf(actor, tx)
    if (!quote) throw new Refusal('cartIsEmpty')
    const [problem] = problemsIn(quote)
    if (problem) throw new Refusal(problem.key, 'conflict', { name: problem.name })
    await demandLetterRoom(tx, actor, customer.email)
    await tx.update(handovers).set({ withdrawnAt: now() }).where(openFor(actor))
    const id = newId()
    const linkSeed = newSecret()
    const row = { id, linkSeed, managerName: account.name, total: quote.total }
    const at = now()
    await tx.insert(handovers).values({
      ...row,
      shopId: shop.id,
      customerId: customer.id,
      assistId: assist.id,
      managerId: account.id,
      linkHash: hashOfSecret(linkSecret('handover', id, linkSeed)),
      createdAt: at,
      expiresAt: later(LASTS, at),
    })
    await releaseLock(tx, actor) // it is the customer's turn
    await queueMail(tx, letterOf(actor, row, quote))
    note.about('handover', id)
    note.changed(null, { total: quote.total })
    return { id }
  })
}

/** Takes a prepared checkout back: its link is dead from now on, the cart stays as it is. */
export function withdrawHandover(actor: Actor, id: string): Promise<void> {
  return act(actor, 'order.handOver', cartScope(actor), async (tx, note) => {
    note.about('handover', id)
    const [withdrawn] = await tx
      .update(handovers)
      .set({ withdrawnAt: now() })
      .where(and(openFor(actor), eq(handovers.id, id), eq(handovers.assistId, actor.assist?.id ?? '')))
      .returning()
    if (!withdrawn) throw missing()
    note.changed({ open: true }, { open: false })
  })
}

/**
 * In placing's transaction: what was handed over to this customer is used up by the order they place, and over when it
 * is placed for them after all. So one prepared checkout is one order at most.
 */
export async function settleHandover(tx: Tx, actor: Actor, orderId: string) {
  if (!actor.customer) return
  await tx
    .update(handovers)
    .set(actor.assist ? { withdrawnAt: now() } : { orderId })
    .where(openFor(actor))
}

export type HandoverState = 'waiting' | 'seen' | 'ordered' | 'withdrawn' | 'expired'

/** A prepared checkout as the manager watches it from the assist it was made in: its link, and what became of it. */
export async function handoverInHand(actor: Actor, id: string) {
  if (!actor.assist || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  const [row] = await db
    .select({ handover: handovers, order: { number: orders.number, state: orders.state } })
    .from(handovers)
    .leftJoin(orders, eq(orders.id, handovers.orderId))
    .where(and(eq(handovers.id, id), eq(handovers.assistId, actor.assist.id)))
  if (!row) return undefined
  const { handover, order } = row
  const url = shopUrl(actor.shop, pathOf(handover))
  const isOff = order?.state === 'os.cancelled'
  const state = stateOf(isOff ? { ...handover, orderId: null } : handover)
  return { id, url, expiresAt: handover.expiresAt, total: handover.total, order: isOff ? null : order, state }
}

/**
 * What a link leads to, for the customer whom it was made for; everybody else, and every link that is over, finds
 * nothing. Looking without being signed in says only that there is one.
 */
export async function handoverBehind(actor: Actor, secret: string) {
  const [row] = await db
    .select()
    .from(handovers)
    .where(
      and(
        eq(handovers.linkHash, hashOfSecret(secret)),
        eq(handovers.shopId, actor.shop.id),
        isNull(handovers.withdrawnAt),
        isNotOrdered(),
        gt(handovers.expiresAt, now()),
      ),
    )
  if (!row) return undefined
  if (!actor.account) return { isTheirs: false as const }
  return actor.customer?.id === row.customerId && !actor.assist ? { isTheirs: true as const, ...row } : undefined
}

/** Notes that the customer goes on from the link; the manager who waits can tell. Answers whether nothing is left to ask. */
export function takeUp(actor: Actor, id: string): Promise<{ isAnswered: boolean }> {
  return act(actor, 'order.takeUp', cartScope(actor), async (tx, note) => {
    note.about('handover', id)
    const [row] = await tx
      .update(handovers)
      .set({ seenAt: now() })
      .where(and(openFor(actor), eq(handovers.id, id)))
      .returning()
    if (!row) throw missing()
    const quote = await quoteOf(actor, tx)
    return { isAnswered: quote !== null && isAnswered(quote) }
  })
}

const openFor = ({ customer, shop }: Actor) =>
  and(
    eq(handovers.customerId, customer?.id ?? ''),
    eq(handovers.shopId, shop.id),
    isNull(handovers.withdrawnAt),
    isNotOrdered(),
    gt(handovers.expiresAt, now()),
  )

/** Not used up: an order that was called off, because its card was refused for one, leaves the cart and the link. */
const isNotOrdered = () =>
  or(
    isNull(handovers.orderId),
    notExists(
      db
        .select({ id: orders.id })
        .from(orders)
        .where(and(eq(orders.id, handovers.orderId), ne(orders.state, 'os.cancelled'))),
    ),
  )

function stateOf({ orderId, withdrawnAt, expiresAt, seenAt }: HandoverRow): HandoverState {
  if (orderId) return 'ordered'
  if (withdrawnAt) return 'withdrawn'
  if (expiresAt <= now()) return 'expired'
  return seenAt ? 'seen' : 'waiting'
}

type Prepared = Pick<HandoverRow, 'id' | 'linkSeed' | 'managerName' | 'total'>

function letterOf({ shop, customer }: Actor, row: Prepared, { cart, total }: Quote) {
  const { locale, email } = customer!
  const t = translator(locale)
  const goods = cart.lines.map(
    ({ quantity, names, skuCode }) => `${quantity} × ${inLocale(names, locale)} (${skuCode})`,
  )
  const values = {
    shop: shop.name,
    name: fullName(customer!),
    manager: row.managerName,
    total: formatMoney(total, shop.currency, locale),
  }
  return shortLetter(
    {
      template: 'order-handed-over',
      cause: `order-handed-over:${row.id}`,
      subject: t('letters.order-handed-over.subject', values),
      lead: t('letters.order-handed-over.lead', values),
      lines: [...goods, labelled(t('orders.total'), values.total, locale), t('letters.order-handed-over.after')],
      links: [{ label: t('letters.order-handed-over.link'), url: shopUrl(shop, pathOf(row)) }],
    },
    { shop, locale, recipient: email },
  )
}
