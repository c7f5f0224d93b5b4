import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Chips } from '@/components/admin/chips'
import { LetterSheet } from '@/components/mail/letter-sheet'
import { OrderChoice } from '@/components/mail/order-choice'
import { Triggers } from '@/components/mail/triggers'
import { Empty, Page } from '@/components/ui/page'
import { locales } from '@/db/words'
import { may } from '@/lib/auth/actor'
import { type AdminActor, adminActor } from '@/lib/auth/admin'
import { translator } from '@/lib/i18n'
import { isTemplate, sheetOf, type Template } from '@/lib/mail/letters/templates'
import { triggersOf } from '@/lib/orders/letters/map'
import { letterPreview, type Preview } from '@/lib/orders/letters/preview'
import { LetterView, letterPath } from '@/lib/orders/letters/view'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata({ params }: PageProps<'/admin/mail/[template]'>): Promise<Metadata> {
  return pageTitle(await adminActor(), (await params).template)
}

/** One letter, as it would be written for an order as that stands now. */
export default async function TemplatePage({ params, searchParams }: PageProps<'/admin/mail/[template]'>) {
  const actor = await adminActor()
  const { template } = await params
  if (!may(actor, 'orders.see') || !isTemplate(template)) notFound()
  const t = translator(actor.locale)
  const view = LetterView.parse(await searchParams)
  const language = view.language ?? actor.locale
  const preview = await letterPreview(actor, { template, number: view.order, locale: language, as: view.as })

  return (
    <Page
      title={<span className="font-mono break-all">{template}</span>}
      lead={preview && t('mailAdmin.about', { number: preview.number })}
      aside={
        <NextLink
          href={letterPath('/admin/mail', { order: view.order })}
          prefetch={false}
          className="text-md text-accent underline underline-offset-4"
        >
          {t('mailAdmin.all')}
        </NextLink>
      }
    >
      <Choices actor={actor} template={template} view={{ ...view, language }} />
      {!preview && <Empty title={t('mailAdmin.noOrder')}>{t('mailAdmin.noOrderHelp')}</Empty>}
      {preview && (
        <>
          <Facts actor={actor} template={template} preview={preview} />
          <LetterSheet html={preview.letter.html} text={preview.letter.text} locale={actor.locale} />
        </>
      )}
    </Page>
  )
}

function Choices({ actor, template, view }: { actor: AdminActor; template: Template; view: LetterView }) {
  const t = translator(actor.locale)
  const { order, ...kept } = view
  const pathTo = (change: LetterView) => letterPath(`/admin/mail/${template}`, { ...view, ...change })
  const languages = locales.map((locale) => ({
    key: locale,
    label: t(locale === 'fr' ? 'common.french' : 'common.english'),
    href: pathTo({ language: locale }),
    current: locale === view.language,
  }))
  const readers = [undefined, 'centre' as const].map((as) => ({
    key: as ?? 'shop',
    label: t(as ? 'mailAdmin.asCentre' : 'mailAdmin.asShop'),
    href: pathTo({ as }),
    current: as === view.as,
  }))
  return (
    <>
      <OrderChoice number={order} kept={filled(kept)} locale={actor.locale} />
      <Chips label={t('mailAdmin.letterLanguage')} chips={languages} />
      {sheetOf(template).to === 'centre' && <Chips label={t('mailAdmin.reader')} chips={readers} />}
    </>
  )
}

const filled = (view: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(view).filter((entry): entry is [string, string] => entry[1] !== undefined))

function Facts({ actor, template, preview }: { actor: AdminActor; template: Template; preview: Preview }) {
  const t = translator(actor.locale)
  const to = preview.readers.map(({ recipient }) => recipient).join(', ')
  const facts = [
    { name: t('mailAdmin.subject'), value: preview.letter.subject },
    { name: t('mailAdmin.readersNow'), value: to || t('mailAdmin.nobody') },
    { name: t('mailAdmin.trigger'), value: <Triggers triggers={triggersOf(template)} locale={actor.locale} /> },
  ]
  return (
    <dl className="mb-6 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-md">
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-soft">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
