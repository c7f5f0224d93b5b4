import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { Terms } from '@/lib/organisations/terms'
import type { Credit } from '@/lib/payments/credit'

type Props = {
  actor: Actor
  terms: Terms
  credit: Credit | null
  /** Also what is owed, and how much may be. */
  all: boolean
}

/** By when an organisation pays, and how far its credit goes. */
export function CreditFacts({ actor: { locale, shop }, terms, credit, all }: Props) {
  const t = translator(locale)
  const money = (amount: number) => formatMoney(amount, shop.currency, locale)
  const facts = [
    [t('organisation.days'), t('organisation.within', { days: terms.days })],
    ...(credit && all
      ? [
          [t('organisation.limit'), money(credit.limit)],
          [t('organisation.used'), money(credit.used)],
        ]
      : []),
    ...(credit ? [[t('organisation.left'), money(credit.left)]] : []),
  ]
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-md">
        {facts.map(([what, value]) => (
          <div key={what} className="contents">
            <dt className="text-soft">{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {credit && <p className="mt-2 text-sm text-soft">{t('organisation.leftHelp')}</p>}
    </>
  )
}
