import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Table } from '@/components/admin/table'
import { LetterTable } from '@/components/mail/letter-table'
import { OrderChoice } from '@/components/mail/order-choice'
import { Triggers } from '@/components/mail/triggers'
import { Empty, Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { sheetOf, templateNames } from '@/lib/mail/letters/templates'
import { triggersOf } from '@/lib/orders/letters/map'
import { deadLetters, lettersAbout, orderToShow } from '@/lib/orders/letters/preview'
import { LetterView, letterPath } from '@/lib/orders/letters/view'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('mailAdmin.title'))
}

/** All letters there are, those an order has caused, and those that could not leave. */
export default async function MailPage({ searchParams }: PageProps<'/admin/mail'>) {
  const actor = await adminActor()
  if (!may(actor, 'orders.see')) notFound()
  const { locale } = actor
  const t = translator(locale)
  const view = LetterView.parse(await searchParams)
  const dead = await deadLetters(actor)
  const columns = [
    { key: 'template', label: t('mailAdmin.template') },
    { key: 'readers', label: t('mailAdmin.readers') },
    { key: 'trigger', label: t('mailAdmin.trigger') },
  ]
  const rows = templateNames.map((name) => ({
    key: name,
    cells: {
      template: (
        <NextLink
          href={letterPath(`/admin/mail/${name}`, { order: view.order })}
          prefetch={false}
          className="font-mono underline underline-offset-4"
        >
          {name}
        </NextLink>
      ),
      readers: t(`mailAdmin.reads.${sheetOf(name).to}`),
      trigger: <Triggers triggers={triggersOf(name)} locale={locale} />,
    },
  }))

  return (
    <Page title={t('mailAdmin.title')} lead={t('mailAdmin.lead')}>
      <OrderChoice number={view.order} locale={locale} />
      {view.order && <OfOrder number={view.order} />}
      {dead.length > 0 && (
        <section className="mb-8">
          <h2 className="mb-1">{t('mailAdmin.dead')}</h2>
          <p className="mb-3 text-soft">{t('mailAdmin.deadHelp')}</p>
          <LetterTable letters={dead} caption={t('mailAdmin.dead')} locale={locale} />
        </section>
      )}
      <h2 className="mb-2">{t('mailAdmin.templates')}</h2>
      <Table caption={t('mailAdmin.templates')} columns={columns} rows={rows} />
    </Page>
  )
}

async function OfOrder({ number }: { number: string }) {
  const actor = await adminActor()
  const t = translator(actor.locale)
  const order = await orderToShow(actor, number)
  const letters = order ? await lettersAbout(actor, order.id) : []
  const title = t('mailAdmin.lettersOf', { number })
  return (
    <section className="mb-8">
      <h2 className="mb-2">{title}</h2>
      {!order && <Empty title={t('mailAdmin.noOrder')}>{t('mailAdmin.noOrderHelp')}</Empty>}
      {order && letters.length === 0 && <p className="text-soft">{t('mailAdmin.none')}</p>}
      {letters.length > 0 && <LetterTable letters={letters} caption={title} locale={actor.locale} />}
    </section>
  )
}
