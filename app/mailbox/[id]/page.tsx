import type { Metadata } from 'next'
import NextLink from 'next/link'
import { notFound } from 'next/navigation'
import { LetterText } from '@/components/mail/letter-text'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { formatTime, translator } from '@/lib/i18n'
import { mailById } from '@/lib/mail/queries'
import { pageTitle } from '@/lib/page-title'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('mailbox.title'))
}

/** One letter. Its markup is shown where nothing in it can run. */
export default async function LetterPage({ params }: PageProps<'/mailbox/[id]'>) {
  const actor = await currentActor()
  const mail = await mailById(actor, (await params).id)
  if (!mail) notFound()
  const t = translator(actor.locale)
  const facts = [
    [t('mailbox.from'), mail.sender],
    [t('mailbox.to'), mail.recipient],
    [t('mailbox.template'), mail.template],
    [t('mailbox.state'), `${t(`mailbox.${mail.state}`)}, ${formatTime(mail.sentAt ?? mail.createdAt, actor.locale)}`],
  ]

  return (
    <Page
      title={mail.subject}
      aside={
        <NextLink href="/mailbox" prefetch={false} className="text-md text-accent underline underline-offset-4">
          {t('mailbox.all')}
        </NextLink>
      }
      narrow
    >
      <div className="grid gap-6">
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-md">
          {facts.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-soft">{name}</dt>
              <dd className="break-all">{value}</dd>
            </div>
          ))}
        </dl>
        <section>
          <h2 className="mb-2">{t('mailbox.html')}</h2>
          <iframe
            title={t('mailbox.html')}
            srcDoc={mail.html}
            sandbox=""
            className="h-[70vh] w-full rounded-card border border-line bg-white"
          />
        </section>
        <section>
          <h2 className="mb-2">{t('mailbox.text')}</h2>
          <Card>
            <LetterText text={mail.text} />
          </Card>
        </section>
      </div>
    </Page>
  )
}
