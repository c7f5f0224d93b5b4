import type { ReactNode } from 'react'
import { Postal } from '@/components/people/postal'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, inLocale, translator } from '@/lib/i18n'
import type { GatewayLabel } from '@/lib/payments/gateways'
import type { RecurringInFull } from '@/lib/recurring/queries'
import { rhythmWords } from '@/lib/recurring/words'
import { endsWords, payWords } from './recurring-words'

/** How it goes on, where to and how it is paid; what is gone meanwhile says so. */
export function RecurringFacts({ actor, one }: { actor: Actor; one: RecurringInFull }) {
  const { locale } = actor
  const t = translator(locale)
  return (
    <dl className="grid gap-4 text-md sm:grid-cols-2">
      <Fact label={t('recurring.form.how')}>{rhythmWords(one, t)}</Fact>
      {one.state === 'active' && (
        <Fact label={t('recurring.nextDay')}>
          {one.nextDay ? formatDay(one.nextDay, locale) : t('recurring.underWay')}
        </Fact>
      )}
      {one.state !== 'ended' && <Fact label={t('recurring.ends')}>{endsWords(one, actor)}</Fact>}
      <Fact label={t('recurring.soFar')}>{one.placed}</Fact>
      <MeansFacts actor={actor} one={one} />
    </dl>
  )
}

type Means = Pick<RecurringInFull, 'shipTo' | 'billTo' | 'method' | 'card' | 'paymentTokenId' | 'isPayable' | 'gateway'>

/** Where it goes and how it is paid. */
export function MeansFacts({ actor: { locale }, one }: { actor: Actor; one: Means }) {
  const t = translator(locale)
  const { shipTo, billTo, method, card, paymentTokenId, isPayable } = one
  const isPaid = isPayable && (!paymentTokenId || card)
  return (
    <>
      <Fact label={t('recurring.shipTo')}>
        {shipTo ? <Postal address={shipTo} locale={locale} /> : <Gone>{t('recurring.gone.address')}</Gone>}
      </Fact>
      <Fact label={t('recurring.billTo')}>
        {billTo === 'same' ? (
          t('recurring.same')
        ) : billTo ? (
          <Postal address={billTo} locale={locale} />
        ) : (
          <Gone>{t('recurring.gone.address')}</Gone>
        )}
      </Fact>
      <Fact label={t('recurring.method')}>
        {method ? inLocale(method.names, locale) : <Gone>{t('recurring.gone.method')}</Gone>}
      </Fact>
      <Fact label={t('recurring.pay')}>
        {isPaid ? payWords({ gateway: one.gateway as GatewayLabel, card }, t) : <Gone>{t('recurring.gone.pay')}</Gone>}
      </Fact>
    </>
  )
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  )
}

const Gone = ({ children }: { children: ReactNode }) => <span className="font-medium text-warn">{children}</span>
