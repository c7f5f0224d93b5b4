import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { deliveryLines, orderLines, payments, paymentTokens } from '@/db/schema'
import type { RunKind } from '@/db/words'
import type { GatewayCall, Told } from '@/lib/payments/gateway'
import { gatewayShopId } from '@/lib/payments/gateways'
import { type Conversation, type Share, SKIPPED, type Wanted } from '@/lib/payments/plan'
import { BY_HAND, type Intent, type Run, writePayment } from '@/lib/payments/runs'
import type { Raise, Work } from './work'

/** What an event asks about money, in the words of the payment rules. */
export async function conversationOf(work: Work, kind: RunKind, at: Raise): Promise<Conversation> {
  return {
    kind,
    features: work.features,
    shares: kind === 'authorize' ? await sharesOf(work) : [],
    total: work.order.total,
    deliveryId: at.deliveryId ?? null,
    amount: at.amount ?? null,
    byHand: at.byHand ?? false,
  }
}

/**
 * What each delivery costs: its goods and its way. The last one takes what is left of the total, so that together they
 * are the order to the cent. Source: platform reference, §6.15.
 */
export async function sharesOf({
  tx,
  order,
  deliveries: all,
}: Pick<Work, 'tx' | 'order' | 'deliveries'>): Promise<Share[]> {
  const lines = await tx
    .select({ deliveryId: deliveryLines.deliveryId, total: orderLines.total, discount: orderLines.discount })
    .from(deliveryLines)
    .innerJoin(orderLines, eq(orderLines.id, deliveryLines.orderLineId))
    .where(eq(orderLines.orderId, order.id))
  const goodsOf = (id: string) =>
    lines.filter(({ deliveryId }) => deliveryId === id).reduce((sum, line) => sum + line.total - line.discount, 0)
  let left = order.total
  return all.map(({ id, price }, at) => {
    const amount = at === all.length - 1 ? left : goodsOf(id) + price
    left -= amount
    return { deliveryId: id, amount }
  })
}

/** An intent as the call it is. */
export async function callOf(
  work: Work,
  intent: Intent,
  more: { told: Told | null; again: boolean },
): Promise<GatewayCall> {
  const { tx, order, shop, parameters } = work
  const delivery = work.deliveries.find(({ id }) => id === intent.deliveryId)
  return {
    ...more,
    key: intent.key,
    operation: intent.operation,
    amount: intent.amount,
    currency: order.currency,
    shopId: gatewayShopId(shop),
    orderNumber: order.number,
    shipment: delivery?.number ?? order.number,
    email: order.email,
    about: intent.aboutId ? await referenceOf(tx, intent.aboutId) : null,
    token: order.paymentTokenId ? await tokenOf(tx, order.paymentTokenId) : null,
    parameters,
  }
}

async function referenceOf(tx: Tx, paymentId: string): Promise<string | null> {
  const [row] = await tx.select({ reference: payments.reference }).from(payments).where(eq(payments.id, paymentId))
  return row?.reference ?? null
}

async function tokenOf(tx: Tx, tokenId: string): Promise<string | null> {
  const [row] = await tx.select({ token: paymentTokens.token }).from(paymentTokens).where(eq(paymentTokens.id, tokenId))
  return row?.token ?? null
}

/** What was said on a form is about the payment, what a callback says about a refund is about the refund: no more. */
export function toldIn({ event, told }: Raise, kind: RunKind): Told | null {
  const isAbout = event === 'evt.new.order.cancel.refund' ? kind === 'authorize' : true
  return (isAbout && told) || null
}

/** Adds a row that nobody was asked for: a person vouched for it, or an earlier part has failed. */
export async function writeUnasked(work: Work, run: Run, wanted: Wanted, byHand: boolean): Promise<void> {
  const { order, cause } = work
  const { deliveryId, operation, amount, about } = wanted
  const asked = { deliveryId, operation, amount, aboutId: about?.id ?? null, runId: run.id }
  await writePayment(work.tx, order, {
    ...asked,
    ...(byHand
      ? {
          gateway: BY_HAND,
          result: 'Ok',
          settled: operation === 'CAPTURE',
          reference: wanted.again?.reference ?? null,
          message: `${cause.actorName}: ${cause.remark ?? ''}`,
        }
      : { gateway: order.gateway, result: 'Failed', settled: false, message: SKIPPED }),
  })
}
