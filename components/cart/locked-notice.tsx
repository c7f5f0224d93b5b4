import { Notice } from '@/components/ui/notice'
import { type Actor, isManager } from '@/lib/auth/actor'
import type { Lock } from '@/lib/cart/lock'
import { formatClock, translator } from '@/lib/i18n'

/** Says who keeps this cart to themself, and until when. */
export function LockedNotice({ actor, lock }: { actor: Actor; lock: Lock | null }) {
  if (!lock) return null
  const words = isManager(actor) ? 'refusals.cartLocked' : 'lock.customerNotice'
  const time = formatClock(lock.until, actor.locale)
  return (
    <Notice kind="warn" className="mb-6">
      {translator(actor.locale)(words, { manager: lock.manager, time })}
    </Notice>
  )
}
