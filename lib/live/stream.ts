import 'server-only'
import { limitConnections } from './connections'
import type { Change } from './event'
import { isStopping, listen, missedBy, startHearing } from './hub'
import { tellPresence } from './presence'

type Whose = { shopId: string; customerId: string }

export type Wanted = Whose & {
  /** The sign-in that listens, and where it comes from: so many at once of either, and no more. */
  sessionId: string
  address: string
  /** A manager listens, who acts for the customer. */
  isActing: boolean
  /** The last change that was heard, or when the page was made. */
  after: { id?: string; at?: number }
  /** Whether whoever listens still may, asked again and again. */
  stands(): Promise<boolean>
}

export const BEAT = 15_000
/** A customer who changes pages is gone for a moment: that is not worth a word. */
const GRACE = 3_000
/** A browser that does not take what it is sent is let go. */
const MOST_WAITING = 64

/**
 * Server-sent events about one customer's things, for as long as whoever listens may hear them: `change` (what kind, and
 * whether this very sign-in did it), `resync` (something may have been missed), `presence` (to a manager: whether the
 * customer is online), `ended`. Null while the process is on its way out. Throws where there are too many already.
 */
export async function liveStream(wanted: Wanted): Promise<ReadableStream<Uint8Array> | null> {
  if (isStopping()) return null
  const release = limitConnections(wanted)
  try {
    await startHearing()
  } catch (error) {
    release()
    throw error
  }
  let end = () => {}
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        end = begin(wanted, controller, release)
      },
      cancel: () => end(),
    },
    { highWaterMark: MOST_WAITING },
  )
}

type Controller = ReadableStreamDefaultController<Uint8Array>

const text = new TextEncoder()

function begin(wanted: Wanted, controller: Controller, release: () => void): () => void {
  let open = true
  let asking: NodeJS.Timeout | undefined
  let isAskedBack = false

  function say(lines: string) {
    if (!open) return
    if ((controller.desiredSize ?? 0) <= 0) return close()
    controller.enqueue(text.encode(`${lines}\n\n`))
  }
  const event = (name: string, value: unknown = {}, id = '') =>
    say(`${id && `id: ${id}\n`}event: ${name}\ndata: ${JSON.stringify(value)}`)
  const changed = ({ id, kind, sessionId }: Change) =>
    event('change', { id, kind, own: sessionId === wanted.sessionId }, id)

  function end() {
    if (!open) return
    open = false
    clearInterval(beating)
    clearTimeout(asking)
    stop()
    release()
  }
  function close() {
    end()
    controller.close()
  }
  async function look() {
    const stands = await wanted.stands().catch(() => true) // a database that is away for a moment ends nothing
    if (stands || !open) return
    event('ended')
    close()
  }
  /** Nobody answers "not here": whoever is not heard of within the grace is not. */
  function askIfHere() {
    if (!wanted.isActing || !open) return
    isAskedBack = false
    tellPresence({ shopId: wanted.shopId, customerId: wanted.customerId, presence: 'asked' })
    clearTimeout(asking)
    asking = setTimeout(() => !isAskedBack && event('presence', { here: false }), GRACE).unref()
  }

  const stop = listen({
    ...wanted,
    changed: (change) => {
      changed(change)
      if (change.kind === 'assist' || change.kind === 'account') void look()
    },
    present: (here) => {
      if (!here) return askIfHere()
      isAskedBack = true
      event('presence', { here: true })
    },
    lost: () => event('resync'),
    close: () => open && close(),
  })
  const beating = setInterval(() => {
    say(': here')
    void look()
    askIfHere()
  }, BEAT).unref()

  say(`retry: ${Math.round(1_000 + Math.random() * 3_000)}`) // apart, so that not everybody comes back at once
  const missed = missedBy(wanted, wanted.after)
  if (missed) for (const change of missed) changed(change)
  else event('resync')
  askIfHere()
  return end
}
