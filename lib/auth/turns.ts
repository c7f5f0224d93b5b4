import 'server-only'
import { Refusal } from '@/lib/refusal'

const MOST_AT_ONCE = 4
const MOST_WAITING = 200

type Turns = { running: number; waiting: (() => void)[] }

// Next may evaluate a module once per bundle: one process has one queue all the same.
const held = globalThis as { behalfTurns?: Turns }
held.behalfTurns ??= { running: 0, waiting: [] }
const turns = held.behalfTurns

/** Whether whoever comes now would be refused. */
export const isFull = () => turns.running >= MOST_AT_ONCE && turns.waiting.length >= MOST_WAITING

/** Hashing is the dearest thing a stranger can ask for: a few at once, a short queue, then no. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (isFull()) throw new Refusal('busy', 'unavailable')
  if (turns.running >= MOST_AT_ONCE) await new Promise<void>((go) => turns.waiting.push(go))
  else turns.running++
  try {
    return await work()
  } finally {
    const next = turns.waiting.shift()
    if (next) next()
    else turns.running--
  }
}
