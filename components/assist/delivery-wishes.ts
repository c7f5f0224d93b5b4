import type { PostalAddress } from '@/db/schema/carts'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { dayAfter, FURTHEST_DAY } from '@/lib/days'
import { formatDay, translator } from '@/lib/i18n'
import { wishesOf } from '@/lib/orders/checkout/delivery-wishes'
import type { DeliveryProps } from './delivery-form'

/** What the bar's form offers and begins with, and what holds now in a few words; undefined where nothing can be ordered. */
export async function deliveryOffer(
  actor: Actor,
): Promise<(Omit<DeliveryProps, 'action'> & { now: string }) | undefined> {
  const wishes = await wishesOf(actor)
  if (!wishes) return undefined
  const t = translator(actor.locale)
  const { book, chosen, other, requestedDate } = wishes
  const nowhere = book.length > 0 ? t('assist.delivery.choose') : t('assist.delivery.noAddress')
  const kept = chosen ? [] : [{ value: '', label: other ? inOneLine(other) : nowhere }]
  return {
    places: [...kept, ...book.map((address) => ({ value: address.id, label: inOneLine(address) }))],
    place: chosen?.id ?? '',
    day: requestedDate,
    days: { first: dayAfter(1, now()), last: dayAfter(FURTHEST_DAY, now()) },
    now: t('assist.delivery.now', {
      city: (chosen ?? other)?.city ?? '–',
      day: requestedDate ? formatDay(requestedDate, actor.locale) : t('assist.delivery.anyDay'),
    }),
    labels: {
      shipTo: t('assist.delivery.shipTo'),
      date: t('assist.delivery.date'),
      dateHelp: t('checkout.requestedDateHelp'),
      save: t('assist.delivery.save'),
    },
  }
}

const inOneLine = ({ name, line1, postcode, city }: PostalAddress) => `${name}, ${line1}, ${postcode} ${city}`
