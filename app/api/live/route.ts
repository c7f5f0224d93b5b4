import { headers } from 'next/headers'
import { NextResponse } from 'next/server'
import { isIdleManager } from '@/lib/auth/actor'
import { addressOf } from '@/lib/auth/address'
import { stillStands } from '@/lib/auth/still'
import { get, PRIVATE } from '@/lib/door'
import { liveStream } from '@/lib/live/stream'

/**
 * What changes in the things of the customer who is signed in or, inside `/as/<assist>`, of the one who is being helped,
 * as server-sent events; for a manager at the desk, that a colleague asks them for something. For visitors there is nothing to hear: 204, and browsers do not come back.
 */
export const GET = get(async (actor, search) => {
  const { account, customer, shop, assist } = actor
  const whose = customer?.id ?? (isIdleManager(actor) ? account?.id : undefined)
  if (!account || !whose) return new NextResponse(null, { status: 204, headers: PRIVATE })
  const head = await headers()
  const stream = await liveStream({
    shopId: shop.id,
    customerId: whose,
    sessionId: account.sessionId,
    address: addressOf(head),
    isActing: assist !== null,
    after: { id: head.get('last-event-id') ?? search.after, at: instantIn(search.since) },
    stands: () => stillStands(actor),
  })
  if (!stream) return new NextResponse(null, { status: 503, headers: { ...PRIVATE, 'Retry-After': '2' } })
  return new NextResponse(stream, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': `${PRIVATE['Cache-Control']}, no-transform`,
      'X-Accel-Buffering': 'no',
    },
  })
})

const instantIn = (text: string | undefined) => (text && /^\d{10,15}$/.test(text) ? Number(text) : undefined)
