import 'server-only'
import { DAY, HOUR, MINUTE, now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'

/**
 * How often one address may do what costs us, or others, something. Many people can stand behind one address,
 * so these are for floods, not for thumbs; what protects a single account is counted at the account.
 */
const limits = {
  /** Wrong passwords: right ones are given back. */
  signIn: { most: 100, within: 15 * MINUTE },
  reset: { most: 20, within: HOUR },
  register: { most: 20, within: HOUR },
  /** The own password, asked for once more: counted at the account. */
  password: { most: 10, within: 15 * MINUTE },
  /** Buyers whom one administrator invites, and so e-mails tried: counted at the account. */
  invite: { most: 30, within: HOUR },
  search: { most: 300, within: MINUTE },
  /** Payments that were refused: whoever has a list of stolen cards tries them somewhere. */
  pay: { most: 10, within: HOUR },
  /** Visits to a gateway's page for a card: each leaves something there. */
  card: { most: 30, within: HOUR },
  /** Orders of visitors: each promises goods and writes to whatever address was typed. */
  order: { most: 20, within: HOUR },
  /** Coupon codes tried: right ones are given back. */
  coupon: { most: 30, within: HOUR },
  paper: { most: 60, within: MINUTE },
} as const

export type Limited = keyof typeof limits

type Window = { until: number; count: number }

/** More addresses than this are not remembered at once: memory is what a flood must not get. */
const MOST_KEYS = 20_000

// Next may evaluate a module once per bundle: one process counts once all the same.
const held = globalThis as { behalfWindows?: Map<string, Window> }
held.behalfWindows ??= new Map()
const windows = held.behalfWindows

/**
 * Counts one more and refuses what is too much, saying when to come back. Each process counts for itself, and
 * begins anew when it starts. Where nobody knows the address, nothing is counted.
 */
export function limit(what: Limited, address: string) {
  if (!address) return
  const at = now().getTime()
  const key = `${what} ${networkOf(address)}`
  const open = windows.get(key)
  const current =
    open && open.until > at && open.until <= at + DAY ? open : { until: at + limits[what].within, count: 0 }
  if (current.count >= limits[what].most) {
    const seconds = Math.ceil((current.until - at) / 1000)
    throw new Refusal('tooOften', 'throttled', { minutes: Math.ceil(seconds / 60), seconds })
  }
  current.count++
  windows.delete(key)
  windows.set(key, current)
  if (windows.size > MOST_KEYS) makeRoom(at)
}

/** Takes one back: it turned out not to be what is limited. */
export function giveBack(what: Limited, address: string) {
  const open = windows.get(`${what} ${networkOf(address)}`)
  if (open && open.count > 0) open.count--
}

/** Somebody with an IPv6 line has a whole /64 of addresses. */
function networkOf(address: string) {
  if (!address.includes(':')) return address
  const [head = '', tail] = address.split('::')
  const first = head.split(':').filter(Boolean)
  const last = tail?.split(':').filter(Boolean) ?? []
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...gap, ...last].slice(0, 4).join(':')
}

function makeRoom(at: number) {
  for (const [key, { until }] of windows) if (until <= at) windows.delete(key)
  for (const key of windows.keys()) {
    if (windows.size <= MOST_KEYS) return
    windows.delete(key)
  }
}
