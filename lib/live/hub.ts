import 'server-only'
import { hear } from '@/db'
import { MINUTE, now } from '@/lib/clock'
import type { Change } from './event'
import { type Presence, tellPresence } from './presence'

/** One open page (or tab that listens for all tabs of its browser), and whose things it shows. */
export type Listener = {
  shopId: string
  customerId: string
  /** A manager's: it is not the customer who is here. */
  isActing: boolean
  changed(change: Change): void
  present(here: boolean): void
  /** Something may have been missed: look again. */
  lost(): void
  /** The process is on its way out. */
  close(): void
}

/** What is remembered for those who come back. */
const MOST = 1_000
const LONGEST = 5 * MINUTE

type State = {
  recent: Change[]
  /** From when on `recent` is complete. */
  since: number
  /** By shop and customer. */
  listeners: Map<string, Set<Listener>>
  stopping: boolean
  stop?: Promise<() => void>
}

// Next evaluates modules once per bundle: a process has one hub all the same.
const held = globalThis as { behalfLive?: State }
held.behalfLive ??= { recent: [], since: Number.POSITIVE_INFINITY, listeners: new Map(), stopping: false }
const state = held.behalfLive

/** Begins to listen to the database, and to remember; once per process, which does so as it starts. */
export async function startHearing() {
  state.stop ??= hear({ told, lost }).then((stop) => {
    state.since = now().getTime()
    return stop
  })
  await state.stop
}

export function listen(listener: Listener): () => void {
  if (!listener.isActing && !isHere(listener)) tellPresence({ ...whose(listener), presence: 'here' })
  const key = keyOf(listener)
  const all = state.listeners.get(key) ?? new Set()
  state.listeners.set(key, all.add(listener))
  return () => {
    if (!all.delete(listener)) return
    if (all.size === 0) state.listeners.delete(key)
    if (!listener.isActing && !isHere(listener)) tellPresence({ ...whose(listener), presence: 'gone' })
  }
}

/** What of this customer has changed after that change, or since that time; null if nobody remembers so far back. */
export function missedBy(
  listener: Whose & { isActing?: boolean },
  after: { id?: string; at?: number },
): Change[] | null {
  forget()
  const { shopId, customerId } = listener
  const own = (change: Change) =>
    change.shopId === shopId && change.customerId === customerId && mayHear(listener, change)
  if (after.id) {
    const last = state.recent.findIndex(({ id }) => id === after.id)
    return last < 0 || !own(state.recent[last]!) ? null : state.recent.slice(last + 1).filter(own)
  }
  const { at } = after
  if (at === undefined || at < state.since) return null
  return state.recent.filter((change) => change.at >= at && own(change))
}

/** How many listen in this process. */
export const listening = () => everybody().length

export const isStopping = () => state.stopping

/** Lets everybody go: they find another process, or this one when it is back. */
export function stopHearing() {
  state.stopping = true
  for (const listener of everybody()) listener.close()
}

type Whose = { shopId: string; customerId: string }

const mayHear = ({ isActing }: { isActing?: boolean }, { isStaffOnly }: Change) => isActing || !isStaffOnly

const whose = ({ shopId, customerId }: Whose) => ({ shopId, customerId })

const keyOf = ({ shopId, customerId }: Whose) => `${shopId}:${customerId}`

const listenersOf = (customer: Whose) => [...(state.listeners.get(keyOf(customer)) ?? [])]

const everybody = () => [...state.listeners.values()].flatMap((all) => [...all])

const isHere = (customer: Whose) => listenersOf(customer).some(({ isActing }) => !isActing)

function told(message: string) {
  const heard = parsed(message)
  if (!heard) return
  if ('presence' in heard) return toldPresence(heard)
  state.recent.push(heard)
  forget()
  for (const listener of listenersOf(heard)) if (mayHear(listener, heard)) listener.changed(heard)
}

function toldPresence(heard: Presence) {
  if (heard.presence === 'asked' && isHere(heard)) return tellPresence({ ...heard, presence: 'here' })
  if (heard.presence === 'asked') return
  for (const listener of listenersOf(heard)) if (listener.isActing) listener.present(heard.presence === 'here')
}

function lost() {
  state.recent = []
  state.since = now().getTime()
  for (const listener of everybody()) listener.lost()
}

function forget() {
  const oldest = now().getTime() - LONGEST
  const from = Math.max(
    state.recent.length - MOST,
    state.recent.findIndex(({ at }) => at >= oldest),
  )
  const gone = state.recent.at(-1) && state.recent.at(-1)!.at < oldest ? state.recent.length : Math.max(0, from)
  if (gone > 0) state.since = Math.max(state.since, state.recent[gone - 1]!.at + 1)
  state.recent.splice(0, gone)
}

/** Anybody with the database's password can say things on this channel. */
function parsed(message: string): Change | Presence | undefined {
  try {
    const heard = JSON.parse(message)
    return typeof heard?.customerId === 'string' ? heard : undefined
  } catch {
    return undefined
  }
}
