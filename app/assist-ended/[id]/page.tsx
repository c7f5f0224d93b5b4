import type { Metadata } from 'next'
import NextLink from 'next/link'
import { redirect } from 'next/navigation'
import { Changes } from '@/components/assist/changes'
import { Deeds } from '@/components/assist/deeds'
import { NoteForm } from '@/components/assist/note-form'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { passedOnTo } from '@/lib/assist/passing'
import { ownAssist } from '@/lib/assist/queries'
import { isManager } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { invalidWords, translator } from '@/lib/i18n'
import { pageTitle } from '@/lib/page-title'
import { ordersIn } from '@/lib/undo/queries'
import { changesTold } from '@/lib/undo/words'
import { saveNote, takeChangesBack } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const actor = await currentActor()
  return pageTitle(actor, translator(actor.locale)('assist.endedTitle'))
}

/** Where a tab lands whose assist is over. Says the same to everybody but the manager whose assist it was. */
export default async function AssistEndedPage({ params }: PageProps<'/assist-ended/[id]'>) {
  const actor = await currentActor()
  const { id } = await params
  const assist = await ownAssist(actor, id)
  if (assist && !assist.endedAt && assist.sessionId === actor.account?.sessionId) redirect(`/as/${id}/account`)
  const t = translator(actor.locale)
  const [changes, orders] = assist ? await Promise.all([changesTold(actor, [id]), ordersIn(actor, [id])]) : [[], []]
  const passedTo = assist?.ending === 'passed-on' ? await passedOnTo(id) : undefined
  const endingWords =
    assist?.ending && (passedTo ? t('passing.passedTo', { name: passedTo }) : t(`assistEndings.${assist.ending}`))

  return (
    <Page title={t('assist.endedTitle')} lead={t('assist.endedLead')} narrow>
      {assist?.ending && <p className="mb-6">{`${assist.customerName}: ${endingWords}`}</p>}
      <p className="mb-8 flex flex-wrap gap-3">
        <NextLink href={isManager(actor) ? '/service' : '/'} className={buttonClass('primary')}>
          {t(isManager(actor) ? 'assist.toCustomers' : 'assist.toShop')}
        </NextLink>
      </p>
      {assist && (
        <Card>
          <h2 className="mb-3">{t('assist.whatWasDone')}</h2>
          <Changes
            assistId={id}
            changes={changes}
            orders={orders.map(({ number }) => ({ number, href: null }))}
            desk
            action={takeChangesBack}
            locale={actor.locale}
          />
          <Deeds
            deeds={assist.deeds}
            since={assist.startedAt}
            locale={actor.locale}
            isSaid={changes.length + orders.length > 0}
          />
          <NoteForm
            action={saveNote}
            assistId={id}
            note={assist.note}
            labels={{ note: t('assist.wrapUp'), save: t('assist.saveNote'), saved: t('assist.noteSaved') }}
            words={invalidWords(actor.locale)}
          />
        </Card>
      )}
    </Page>
  )
}
