import { Notice } from '@/components/ui/notice'
import { ownAssist } from '@/lib/assist/queries'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'

/** On the desk, right after an assist: for whom it is over, and the way to its wrap-up. */
export async function EndedNotice({ actor, assistId }: { actor: Actor; assistId: string }) {
  const assist = await ownAssist(actor, assistId)
  if (!assist?.endedAt) return null
  const t = translator(actor.locale)
  return (
    <Notice kind="good" className="mb-4">
      {t('assist.endedFor', { customer: assist.customerName })}{' '}
      <a href={`/assist-ended/${assistId}`} className="underline underline-offset-4">
        {t('assist.endedLink')}
      </a>
    </Notice>
  )
}
