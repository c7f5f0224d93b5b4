import { z } from 'zod'
import type { Wanted } from '@/db/search'
import { beginningOf } from '@/lib/days'
import { fold, wordsOf } from '@/lib/fold'
import { customerWords, joined, marks, numberWords } from './words'

/** What somebody typed into the one box of the list, understood. */
export type Asked = {
  /** Words of the order index. */
  wanted?: Wanted
  /** The very order, whatever its state. */
  id?: string
  /** A sku that the order has, or that its deliveries hold in stock. */
  sku?: { code: string; held: boolean }
  shopCode?: string
  from?: Date
  till?: Date
  /** Nothing can be meant by it: shorter than can be looked for, or a day that is none. */
  senseless?: true
}

const SHORTEST = 2
const MOST_WORDS = 8

/**
 * Reads the box: a time span `2009-01<2020` anywhere in it, and a text, whose first character says what it is
 * about (# ? @ ! & * ^). Source: platform reference, §9.
 */
export function readBox(text: string): Asked {
  const tokens = text.trim().split(/\s+/).filter(Boolean)
  const spans = tokens.filter((token) => SPAN.test(token))
  const rest = tokens.filter((token) => !SPAN.test(token)).join(' ')
  const span = spans[0] ? readSpan(spans[0]) : {}
  if (!rest) return span
  return { ...span, ...readText(rest, span.senseless) }
}

const SPAN = /^[\d-]*<[\d-]*$/

function readSpan(text: string): Asked {
  const [from = '', till = ''] = text.split('<')
  const beginnings = [from, till].map((part) => (part ? beginningOf(wholeDay(part)) : undefined))
  const wrong = (from && !beginnings[0]) || (till && !beginnings[1]) || (!from && !till)
  return wrong ? { senseless: true } : { from: beginnings[0], till: beginnings[1] }
}

/** `2009` and `2009-01` begin with their first day. */
const wholeDay = (part: string) => part + '0000-01-01'.slice(part.length)

function readText(rest: string, senseless?: true): Asked {
  if (senseless) return { senseless }
  const [sign = '', said] = [rest[0], rest.slice(1).trim()]
  const read = bySign[sign]
  if (read && !said) return { senseless: true }
  return read ? read(said) : words(customerWords(rest), (word) => [word, ...numberWords(word)], numberWords(rest))
}

const bySign: Record<string, (said: string) => Asked> = {
  '#': (said) => {
    const cart = joined(said)
    const wanted = [...numberWords(said), ...(cart.length >= 4 ? [marks.cart + cart] : [])]
    return wanted.length > 0 ? { wanted: [wanted] } : { senseless: true }
  },
  '?': (said) => words(customerWords(said), (word) => [word]),
  '@': (said) => words(wordsOf(said), (word) => [marks.address + word]),
  '!': (said) => ({ sku: { code: said, held: true } }),
  '&': (said) => ({ sku: { code: said, held: false }, wanted: [[marks.sku + joined(said)]] }),
  '*': (said) => (z.uuid().safeParse(said).success ? { id: said } : { senseless: true }),
  '^': (said) => ({
    shopCode: said,
    ...words(wordsOf(said), (word) => [marks.company + word, marks.tag + joined(said)]),
  }),
}

/** Every word has to occur, or what stands for it; or else the whole. */
function words(each: string[], alternatives: (word: string) => string[], whole: string[] = []): Asked {
  const said = each.filter((word) => word.length >= SHORTEST).slice(0, MOST_WORDS)
  if (said.length === 0) return whole.length > 0 ? { wanted: [whole] } : { senseless: true }
  const wanted = said.map((word) => [...new Set([...alternatives(word), ...(said.length === 1 ? whole : [])])])
  return { wanted }
}

/** Codes are the same whatever their capitals. */
export const sameCode = (a: string, b: string) => fold(a).trim() === fold(b).trim()
