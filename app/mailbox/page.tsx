import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { Badge } from '@/components/ui/badge'
import { Empty, Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { formatTime, translator } from '@/lib/i18n'
import { hasMailbox, mailboxOf } from '@/lib/mail/queries'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('mailbox.title'))
}

/** For whoever runs the shop on their own machine: the letters it would have sent. */
export default async function MailboxPage() {
  const actor = await currentActor()
  if (!hasMailbox()) notFound()
  const t = translator(actor.locale)
  const mails = await mailboxOf(actor)

  return (
    <Page title={t('mailbox.title')} lead={t('mailbox.lead')} narrow>
      {mails.length === 0 && <Empty title={t('mailbox.none')}>{t('mailbox.noneHelp')}</Empty>}
      {mails.length > 0 && (
        <ol className="divide-y divide-line rounded-card border border-line bg-surface">
          {mails.map((mail) => (
            <li
              key={mail.id}
              className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3 hover:bg-sunken"
            >
              <div className="min-w-0 flex-1">
                <NextLink
                  href={`/mailbox/${mail.id}`}
                  prefetch={false}
                  className="font-medium break-words after:absolute after:inset-0"
                >
                  {mail.subject}
                </NextLink>
                <p className="text-sm break-all text-soft">
                  {mail.recipient} · {formatTime(mail.createdAt, actor.locale)}
                </p>
              </div>
              <Badge tone={mail.state === 'dead' ? 'bad' : 'plain'}>{t(`mailbox.${mail.state}`)}</Badge>
            </li>
          ))}
        </ol>
      )}
    </Page>
  )
}
