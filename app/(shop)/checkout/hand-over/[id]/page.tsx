import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LookAgain } from '@/components/assist/look-again'
import { ActionButton } from '@/components/forms/action-button'
import { stateWord } from '@/components/orders/state'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { Notice } from '@/components/ui/notice'
import { Page } from '@/components/ui/page'
import { QrCode } from '@/components/ui/qr-code'
import { currentActor } from '@/lib/auth/session'
import { formatTime, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { handoverInHand } from '@/lib/orders/handover'
import { pageTitle } from '@/lib/page-title'
import { withdraw } from './actions'

export async function generateMetadata({ params }: Given): Promise<Metadata> {
  const actor = await currentActor()
  const handover = await handoverInHand(actor, (await params).id)
  return pageTitle(actor, translator(actor.locale)(`handover.titles.${handover?.state ?? 'waiting'}`))
}

type Given = PageProps<'/checkout/hand-over/[id]'>

/** The manager waits for the customer to pay: the link as a picture, and what has become of it. */
export default async function HandoverPage({ params }: Given) {
  const actor = await currentActor()
  const handover = await handoverInHand(actor, (await params).id)
  if (!handover) notFound()
  const t = translator(actor.locale)
  const { id, state, order } = handover
  const isOpen = state === 'waiting' || state === 'seen'
  const total = formatMoney(handover.total, actor.shop.currency, actor.locale)

  return (
    <Page title={t(`handover.titles.${state}`)} lead={t(`handover.leads.${state}`, { total })} narrow>
      <div className="grid max-w-xl gap-6">
        <div role="status">
          <Notice kind={state === 'ordered' ? 'good' : isOpen ? 'info' : 'warn'}>
            {t(`handover.states.${state}`, { time: formatTime(handover.expiresAt, actor.locale) })}
            {order && ` ${t('orders.orderNumber', { number: order.number })} · ${stateWord(order.state, actor.locale)}`}
          </Notice>
        </div>
        {isOpen && (
          <Card className="grid justify-items-center gap-4">
            <QrCode text={handover.url} label={t('handover.qr')} />
            <p className="text-md text-soft">{t('handover.qrHelp')}</p>
          </Card>
        )}
        <div className="flex flex-wrap items-center gap-3">
          {order && (
            <Link href={`/account/orders/${order.number}`} className={buttonClass('primary')}>
              {t('handover.toOrder')}
            </Link>
          )}
          <Link href="/cart" className={buttonClass('plain')}>
            {t('handover.toCart')}
          </Link>
          {isOpen && (
            <ActionButton action={withdraw} fields={{ handoverId: id }} look="quiet">
              {t('handover.withdraw')}
            </ActionButton>
          )}
        </div>
        {(isOpen || state === 'ordered') && (
          <LookAgain>
            {isOpen && (
              <Link href={`/checkout/hand-over/${id}`} className="text-md text-accent underline">
                {t('consent.again')}
              </Link>
            )}
          </LookAgain>
        )}
      </div>
    </Page>
  )
}
