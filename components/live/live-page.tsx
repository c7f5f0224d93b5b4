import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { Live } from './live'

/**
 * Keeps a page of a customer, or of a manager who acts for one, as the other side leaves it, and lets a manager at the
 * desk know what colleagues ask. For visitors nothing.
 */
export function LivePage({ actor }: { actor: Actor }) {
  const { account, customer, assist, locale } = actor
  const since = now().getTime() - LATE
  if (account && isIdleManager(actor)) {
    const room = `live desk ${account.id} ${account.sessionId.slice(0, 8)}`
    return <Live key={room} url="/api/live" room={room} since={since} />
  }
  if (!account || !customer) return null
  const name = customer.firstname || customer.lastname || customer.company
  const room = `live ${assist?.id ?? ''} ${customer.id} ${account.sessionId.slice(0, 8)}`
  const online = assist ? translator(locale)('live.online', { name }) : undefined
  return <Live key={room} url={hrefFor(actor, '/api/live')} room={room} since={since} online={online} />
}

/** A change that was under way when the page was read is told once more rather than never. */
const LATE = 1_000
