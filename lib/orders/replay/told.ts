import 'server-only'
import { newId } from '@/db/id'
import { concludeCallback, storeCallback } from '@/lib/payments/callback-rows'
import type { Told } from '@/lib/payments/gateway'
import { shopById } from '@/lib/shops/queries'
import type { OrderRow } from '../work'

/** Keeps what the gateway says as its callback would be kept. */
export async function tell(
  order: OrderRow,
  operation: 'PAYMENT' | 'REFUND',
  code: string,
  amount: number,
): Promise<Told> {
  const { number: orderNumber, currency, gateway } = order
  const reference = newId()
  const said = { operation, orderNumber, amount, currency, code, reference, eventId: newId(), shopCode: null }
  const claim = await storeCallback(gateway, await masterOf(order), JSON.stringify(said), said)
  if (typeof claim === 'string') throw new Error('replay: this callback was told before')
  await concludeCallback(claim.row, 'processed', null)
  return { code, amount, reference, callbackId: claim.row.id }
}

async function masterOf({ shopId }: OrderRow): Promise<string> {
  const shop = await shopById(shopId)
  return shop?.masterId ?? shopId
}
