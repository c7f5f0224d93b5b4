import { Badge } from '@/components/ui/badge'
import type { Locale } from '@/db/words'
import { formatDate, translator } from '@/lib/i18n'
import type { Availability, AvailabilityState } from '@/lib/inventory/availability'

const tones: Record<AvailabilityState, 'good' | 'warn' | 'bad' | 'plain' | 'accent'> = {
  'in-stock': 'good',
  few: 'warn',
  'back-order': 'warn',
  'pre-order': 'accent',
  digital: 'good',
  showroom: 'plain',
  'sold-out': 'bad',
  'not-for-sale': 'plain',
}

type Props = { availability: Availability; locale: Locale }

/** Whether it can be had, in a word or two. */
export function StockState({ availability: { state, sellable }, locale }: Props) {
  const t = translator(locale)
  const word = state === 'few' && sellable !== null ? t('stock.left', { left: sellable }) : t(`stock.${state}`)
  return <Badge tone={tones[state]}>{word}</Badge>
}

const explained = ['back-order', 'digital', 'showroom', 'sold-out'] as const
const isExplained = (state: AvailabilityState): state is (typeof explained)[number] =>
  explained.some((each) => each === state)

/** The same with what it means for whoever wants it. */
export function StockNote({ availability, locale }: Props) {
  const t = translator(locale)
  const { state, releaseDate } = availability
  return (
    <div className="space-y-1">
      <StockState availability={availability} locale={locale} />
      {isExplained(state) && <p className="text-md text-soft">{t(`stock.${state}Help`)}</p>}
      {state === 'pre-order' && releaseDate && (
        <p className="text-md text-soft">{t('stock.pre-orderHelp', { date: formatDate(releaseDate, locale) })}</p>
      )}
    </div>
  )
}
