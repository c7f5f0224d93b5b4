import 'server-only'
import type { Tx } from '@/db'
import type { orderRequests } from '@/db/schema'
import type { PaymentResult, RunKind } from '@/db/words'
import type { OrderFacts } from '@/lib/mail/letters/facts'
import { orderLetter } from '@/lib/mail/letters/order'
import { queueMail } from '@/lib/mail/outbox'
import type { Shop } from '@/lib/shops/shop'
import type { OrderEvent } from '../machine'
import type { DeliveryRow, OrderRow } from '../work'
import { askedFor, deliveryFacts, lastRefund, orderFacts } from './facts'
import { type Letters, lettersOf, paymentLetters } from './map'
import { copiedTo, factsFor, readersOf } from './readers'

type About = { shop: Shop; order: OrderRow; delivery?: DeliveryRow }

type Happened = About & {
  event: OrderEvent
  said?: { remark?: string; message?: string }
  /** What the event was about, in minor units; without it a refund's is what the ledger says. */
  amount?: number
}

/**
 * Queues what an event has to tell, by where the order and its delivery stand now: to the customer, the manager
 * who placed it for them, the shop, and the centre. Told twice as it stands, it writes once.
 */
export async function queueOrderMails(tx: Tx, happened: Happened): Promise<void> {
  const { order, delivery, event, said } = happened
  const letters = lettersOf(event, order.state, delivery?.state)
  const refund = letters.customer === 'order-refunded' ? await lastRefund(tx, order.id) : undefined
  // An order's version stands still while its deliveries move, and both while money does.
  const moved = [order.version, delivery?.number, delivery?.version, refund?.seq].filter((part) => part !== undefined)
  const money = refund && { amount: happened.amount ?? refund.amount }
  await write(tx, happened, letters, { cause: [event, ...moved].join(':'), said, money })
}

type Paid = About & {
  kind: RunKind
  result: PaymentResult
  /** Whether the gateway moves money by itself. */
  online: boolean
  /** Without one, what the gateway was asked for. */
  amount?: number
  /** The id of the run: told again about it, nobody is written to again. */
  cause: string
}

/** Queues what came of a conversation with a gateway. Where there was no money to move, nobody is told. */
export async function queuePaymentMails(tx: Tx, paid: Paid): Promise<void> {
  const { kind, result, online, order } = paid
  const { online: forCustomer, shop } = paymentLetters[kind][result] ?? {}
  const amount = paid.amount ?? (await askedFor(tx, order.id, kind, paid.cause))
  const isGoing = result === 'Ok' || result === 'Processing'
  if (amount === 0 || (kind === 'cancel' && isGoing && amount === undefined)) return
  const cause = `${kind}:${result}:${paid.cause}`
  await write(tx, paid, { customer: online ? forCustomer : undefined, shop }, { cause, money: { amount, result } })
}

/** Tells the shop, once for each delivery, that its promised goods are not there. */
export async function queueShortageMail(tx: Tx, about: Required<About>): Promise<void> {
  await write(tx, about, { shop: 'adm-cant-allocate-product-qty' }, { cause: about.delivery.number })
}

type Asked = About & { request: typeof orderRequests.$inferSelect }

/** What a customer asked goes to the shop, a "no" to the customer; a "yes" is told by what follows from it. */
export async function queueRequestMail(tx: Tx, asked: Asked): Promise<void> {
  const { id, state, kind, reason, answer } = asked.request
  const letters: Partial<Record<typeof state, Letters>> = {
    open: { shop: 'adm-order-request' },
    declined: { customer: 'order-request-declined' },
  }
  const said = { message: answer ?? undefined }
  await write(tx, asked, letters[state] ?? {}, { cause: id, said, request: { kind, reason } })
}

type Told = Pick<OrderFacts, 'cause' | 'said' | 'money' | 'request'>

async function write(tx: Tx, { shop, order, delivery }: About, letters: Letters, told: Told) {
  const templates = [letters.customer, letters.shop].filter((template) => template !== undefined)
  if (templates.length === 0) return
  const sent = delivery && (await deliveryFacts(tx, delivery))
  const facts = { ...(await orderFacts(tx, shop, order, told.cause)), ...told, delivery: sent?.facts }
  const manager = await copiedTo(tx, shop, order)
  for (const template of templates) {
    for (const reader of readersOf(template, { shop, order, manager, centre: sent?.email })) {
      await queueMail(tx, orderLetter(template, factsFor(template, facts, shop), reader))
    }
  }
}
