import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { CouponList } from '@/components/coupons/coupon-list'
import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { AccountPage } from '@/components/people/account-page'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Empty } from '@/components/ui/page'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { couponsOf } from '@/lib/coupons/queries'
import { formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { pageTitle } from '@/lib/page-title'
import { keep, use } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('coupons.title'))
}

/** The coupons to use, and those that were. */
export default async function CouponsPage() {
  const actor = await currentActor()
  if (isIdleManager(actor)) redirect('/service')
  if (!actor.customer) redirect('/sign-in?next=/account/coupons')
  const t = translator(actor.locale)
  const { held, used } = await couponsOf(actor)

  return (
    <AccountPage actor={actor} room="coupons" title={t('coupons.title')} lead={t('coupons.lead')}>
      <div className="grid gap-10">
        {held.length > 0 ? (
          <CouponList actor={actor} coupons={held} use={use} />
        ) : (
          <Empty title={t('coupons.none')}>{t('coupons.noneHelp')}</Empty>
        )}
        <Card className="max-w-xl">
          <h2 className="mb-4">{t('coupons.keepTitle')}</h2>
          <TellingForm
            action={keep}
            text={{ name: 'code', label: t('coupons.code'), help: t('coupons.keepHelp') }}
            className="grid gap-4"
          >
            <div>
              <SubmitButton look="primary">{t('coupons.keep')}</SubmitButton>
            </div>
          </TellingForm>
        </Card>
        <Used actor={actor} used={used} />
      </div>
    </AccountPage>
  )
}

function Used({ actor, used }: { actor: Actor; used: Awaited<ReturnType<typeof couponsOf>>['used'] }) {
  const t = translator(actor.locale)
  return (
    <section>
      <h2 className="mb-3">{t('coupons.used')}</h2>
      {used.length === 0 && <p className="text-soft">{t('coupons.noneUsed')}</p>}
      <ul className="divide-y divide-line">
        {used.map(({ code, name, number, discount, currency, at }) => (
          <li key={number} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="font-medium [overflow-wrap:anywhere]">{name}</p>
              <p className="text-sm text-soft">
                {code} · {formatDate(at, actor.locale)} ·{' '}
                <Link href={`/account/orders/${number}`} className="text-accent underline underline-offset-4">
                  {t('coupons.usedFor', { number })}
                </Link>
              </p>
            </div>
            <p className="font-medium">{formatMoney(-discount, currency, actor.locale)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
