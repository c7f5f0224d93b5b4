import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { asksPassword } from '@/lib/orders/checkout/prove'
import { comesTo } from '@/lib/recurring/choices'
import type { OwnPasswordAsk } from './own-password'

/** What is asked of a manager before an order of this total. */
export async function ownPasswordAsk(actor: Actor, total: number): Promise<OwnPasswordAsk> {
  const t = translator(actor.locale)
  const words = { label: t('checkout.ownPassword'), help: t('checkout.ownPasswordHelp') }
  return { isAsked: await asksPassword(actor, total), ...words }
}

/** The same before goods are ordered again and again; a customer is asked for nothing, and nothing is reckoned. */
export const ownPasswordAskFor = async (actor: Actor, ...[goods, method]: Sent) =>
  ownPasswordAsk(actor, actor.assist ? await comesTo(actor, goods, method) : 0)

type Sent = [goods: Parameters<typeof comesTo>[1], deliveryMethodId: string]
