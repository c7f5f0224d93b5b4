import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionButton } from '@/components/forms/action-button'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { handoverBehind } from '@/lib/orders/handover'
import { pageTitle } from '@/lib/page-title'
import { goOn } from './actions'

/** Not for search engines; and where one goes from here does not learn the address. */
export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  const title = pageTitle(actor, translator(actor.locale)('handover.customerTitle'))
  return { ...title, robots: { index: false, follow: false } }
}

/** Where a customer finishes what was prepared for them: after signing in, and by the button only. */
export default async function HandedOverPage({ params }: PageProps<'/hand-over/[secret]'>) {
  const actor = await currentActor()
  const { secret } = await params
  const handover = await handoverBehind(actor, secret)
  if (!handover) notFound()
  const t = translator(actor.locale)
  if (!handover.isTheirs) {
    return (
      <Page title={t('handover.customerTitle')} lead={t('handover.signInLead', { shop: actor.shop.name })} narrow>
        <Link href={`/sign-in?next=/hand-over/${secret}`} className={buttonClass('primary')}>
          {t('handover.signIn')}
        </Link>
      </Page>
    )
  }
  const total = formatMoney(handover.total, actor.shop.currency, actor.locale)
  const lead = t('handover.customerLead', { manager: handover.managerName, shop: actor.shop.name, total })

  return (
    <Page title={t('handover.customerTitle')} lead={lead} narrow>
      <ActionButton action={goOn} fields={{ handoverId: handover.id }} look="primary">
        {t('handover.goOn')}
      </ActionButton>
    </Page>
  )
}
