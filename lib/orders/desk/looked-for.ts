import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { saveSearch, searchText } from '@/lib/people/desk'

/** By number, sku or id, or by days alone: nobody is named. Plain digits may be a telephone's. */
const namesNobody = /^([#!&*].*|[\d-]*<[\d-]*)$/s

/** What stands in an address for what is looked for: the text, or, where it may name somebody, what it is kept under. */
export async function wordFor(actor: Actor, text: string): Promise<string | undefined> {
  return !text || namesNobody.test(text) ? text || undefined : saveSearch(actor, text, 'orders.search')
}

/** What an address says is looked for; nothing where it was kept by somebody else, or is gone. */
export async function lookedFor(actor: Actor, word: string | undefined): Promise<string | undefined> {
  return z.uuid().safeParse(word).success ? searchText(actor, word) : word
}
