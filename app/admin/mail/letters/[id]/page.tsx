import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { LetterSheet } from '@/components/mail/letter-sheet'
import { Page } from '@/components/ui/page'
import { may } from '@/lib/auth/actor'
import { adminActor } from '@/lib/auth/admin'
import { formatTime, translator } from '@/lib/i18n'
import { letterById } from '@/lib/orders/letters/preview'
import { letterPath } from '@/lib/orders/letters/view'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await adminActor()
  return pageTitle(actor, translator(actor.locale)('mailAdmin.letter'))
}

/** One letter as it was written, and what became of it. */
export default async function LetterPage({ params }: PageProps<'/admin/mail/letters/[id]'>) {
  const actor = await adminActor()
  if (!may(actor, 'orders.see')) notFound()
  const found = await letterById(actor, (await params).id)
  if (!found) notFound()
  const { mail, number } = found
  const { locale } = actor
  const t = translator(locale)
  const facts: [string, string | null][] = [
    [t('mailbox.from'), mail.sender],
    [t('mailbox.to'), mail.recipient],
    [t('mailbox.template'), mail.template],
    [t('mailAdmin.written'), formatTime(mail.createdAt, locale)],
    [t('mailbox.state'), `${t(`mailbox.${mail.state}`)}, ${formatTime(mail.sentAt ?? mail.createdAt, locale)}`],
    [t('mailAdmin.tries'), String(mail.attempts)],
    [t('mailAdmin.error'), mail.lastError],
  ]

  return (
    <Page
      title={mail.subject}
      aside={
        <NextLink
          href={letterPath('/admin/mail', { order: number })}
          prefetch={false}
          className="text-md text-accent underline underline-offset-4"
        >
          {t('mailAdmin.openOrder')}
        </NextLink>
      }
    >
      <dl className="mb-6 grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-md">
        {facts
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
      </dl>
      <LetterSheet html={mail.html} text={mail.text} locale={locale} />
    </Page>
  )
}
