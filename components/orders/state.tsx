import { Badge } from '@/components/ui/badge'
import type { DeliveryState, Locale, OrderState } from '@/db/words'
import { translator } from '@/lib/i18n'
import { stateKey, toneOf } from '@/lib/orders/machine'

export const stateWord = (state: OrderState | DeliveryState, locale: Locale) =>
  translator(locale)(`orderStates.${stateKey(state)}`)

/** Where an order or a delivery stands, in words. */
export function State({ state, locale }: { state: OrderState | DeliveryState; locale: Locale }) {
  return <Badge tone={toneOf(state)}>{stateWord(state, locale)}</Badge>
}
