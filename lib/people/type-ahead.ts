import 'server-only'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { MINUTE, now } from '@/lib/clock'
import { fold } from '@/lib/fold'
import type { CustomerCard } from './cards'
import { findCustomers, MOST_FOUND, SHORTEST_TEXT } from './search'

/** One question: a text while it is typed on or taken back letter by letter, for a while and not without end. */
const question = { lasts: 5 * MINUTE, searches: 20 } as const

/** More sign-ins than these are not remembered at once; who is forgotten begins another question. */
const MOST_KEYS = 5_000

type Asked = { text: string; at: number; searches: number }
const held = globalThis as { behalfQuestions?: Map<string, Asked> }
held.behalfQuestions ??= new Map()
const questions = held.behalfQuestions

/**
 * Whom a manager may mean while they type, never more than twenty and one. Each question is written down before it is
 * answered: one row of the ledger for a name that is typed, and one for each that somebody runs through.
 */
export async function typedAhead(actor: Actor, typed: string, most: number): Promise<CustomerCard[]> {
  const text = fold(typed).trim()
  if (text.length >= SHORTEST_TEXT && isAnother(actor, text)) {
    await act(actor, 'customers.search', { search: actor.account?.sessionId ?? '' }, async (_tx, note) => {
      note.changed(null, { text: typed, whileTyping: true })
    })
    remember(actor, { text, at: now().getTime(), searches: 1 })
  }
  return findCustomers(actor, typed, Math.min(most, MOST_FOUND + 1))
}

const keyOf = ({ account, shop }: Actor) => `${shop.id} ${account?.sessionId}`

/** Whether this is another question than the last one of this sign-in; else it goes on with it. */
function isAnother(actor: Actor, text: string): boolean {
  const last = questions.get(keyOf(actor))
  const at = now().getTime()
  if (!last || at - last.at > question.lasts || at < last.at || last.searches >= question.searches) return true
  if (!text.startsWith(last.text) && !last.text.startsWith(text)) return true
  remember(actor, { ...last, text, searches: last.searches + 1 })
  return false
}

function remember(actor: Actor, asked: Asked) {
  const key = keyOf(actor)
  questions.delete(key)
  questions.set(key, asked)
  const [oldest] = questions.keys()
  if (questions.size > MOST_KEYS && oldest) questions.delete(oldest)
}
