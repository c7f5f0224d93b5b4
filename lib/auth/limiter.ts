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
  /** Wrong passwords of everybody together: see `limitGuesses`. */
  guesses: { most: 200, within: 15 * MINUTE },
  reset: { most: 20, within: HOUR },
  register: { most: 20, within: HOUR },
  /** The own password, asked for once more: counted at the account. */
  password: { most: 10, within: 15 * MINUTE },
  /** Buyers whom one administrator invites, and so e-mails tried: counted at the account. */
  invite: { most: 30, within: HOUR },
  search: { most: 300, within: MINUTE },
  /** Pages, forty a second for as long as somebody likes: whoever reads them never comes near it. */
  pages: { most: 400, within: 10_000 },
  /** Payments that were refused: whoever has a list of stolen cards tries them somewhere. */
  pay: { most: 10, within: HOUR },
  /** Visits to a gateway's page for a card: each leaves something there. */
  card: { most: 30, within: HOUR },
  /** Orders of visitors: each promises goods and writes to whatever address was typed. */
  order: { most: 20, within: HOUR },
  /** Coupon codes tried: right ones are given back. */
  coupon: { most: 30, within: HOUR },
  /** Letters to customers that one manager causes: counted at the account. */
  letters: { most: 100, within: HOUR },
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
  if (countOf(what, address, at) >= limits[what].most) refuse(what, address, at)
  add(what, address, at)
}

/** Whether one more would be refused. */
export const isOver = (what: Limited, address: string) =>
  Boolean(address) && countOf(what, address, now().getTime()) >= limits[what].most

const keyOf = (what: Limited, address: string) => `${what} ${networkOf(address)}`

function openWindow(key: string, at: number) {
  const open = windows.get(key)
  return open && open.until > at && open.until <= at + DAY ? open : undefined
}

const countOf = (what: Limited, address: string, at: number) => openWindow(keyOf(what, address), at)?.count ?? 0

function add(what: Limited, address: string, at: number) {
  const key = keyOf(what, address)
  const current = openWindow(key, at) ?? { until: at + limits[what].within, count: 0 }
  current.count++
  windows.delete(key)
  windows.set(key, current)
  if (windows.size > MOST_KEYS) makeRoom(at)
}

function refuse(what: Limited, address: string, at: number): never {
  const until = openWindow(keyOf(what, address), at)?.until ?? at
  const seconds = Math.max(1, Math.ceil((until - at) / 1000))
  throw new Refusal('tooOften', 'throttled', { minutes: Math.ceil(seconds / 60), seconds })
}

/** From so many wrong passwords of everybody on, an address has only these few. */
const FEW = 3
const EVERYBODY = 'everybody'

/**
 * Counts a try at a password, until it turns out to be right. Whoever tries from very many addresses stays below what
 * one address may do: where guesses of all together are many, each address has fewer.
 */
export function limitGuesses(address: string) {
  if (!address) return
  const at = now().getTime()
  const isAlarmed = countOf('guesses', EVERYBODY, at) >= limits.guesses.most
  if (isAlarmed && countOf('signIn', address, at) >= FEW) refuse('signIn', address, at)
  limit('signIn', address)
  add('guesses', EVERYBODY, at)
}

/** Takes a try back: the password was right. */
export function giveGuessBack(address: string) {
  if (!address) return
  giveBack('signIn', address)
  giveBack('guesses', EVERYBODY)
}

/** Takes one back: it turned out not to be what is limited. */
export function giveBack(what: Limited, address: string) {
  const open = windows.get(keyOf(what, address))
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
