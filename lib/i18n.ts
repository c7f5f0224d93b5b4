import { createTranslator } from 'use-intl/core'
import { type Locale, locales, type Texts } from '@/db/words'
import en from '@/messages/en.json' with { type: 'json' }
import fr from '@/messages/fr.json' with { type: 'json' }
import { isolated } from './plain-text'

type Messages = typeof en

declare module 'use-intl/core' {
  interface AppConfig {
    Locale: Locale
    Messages: typeof import('@/messages/en.json')
  }
}

const messages: Record<Locale, Messages> = { en, fr }

function make(locale: Locale) {
  const t = createTranslator({ locale, messages: messages[locale], timeZone: 'Europe/Copenhagen' })
  const isolating = (key: never, values?: Record<string, unknown>, formats?: never) =>
    t(key, values && (Object.fromEntries(Object.entries(values).map(apart)) as never), formats)
  return Object.assign(isolating as unknown as typeof t, t)
}

/** What people wrote turns none of our words around, in whatever letters it is. */
const apart = ([name, value]: [string, unknown]) => [name, typeof value === 'string' ? isolated(value) : value]

export type Translate = ReturnType<typeof make>

const made = new Map<Locale, Translate>()

/** The words of a language: `t('cart.title')`, with a key that the compiler knows. */
export function translator(locale: Locale): Translate {
  const found = made.get(locale)
  if (found) return found
  const t = make(locale)
  made.set(locale, t)
  return t
}

export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale)

/** The text in the reader's language, or in the first one that has it. */
export const inLocale = (texts: Texts, locale: Locale) => texts[locale] || texts.en || texts.fr

/** The best of `offered` for an Accept-Language header; the first of them if none fits. */
export function preferredLocale(header: string | null, offered: readonly Locale[]): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', q] = entry.trim().split(';q=')
      return { language: tag.slice(0, 2).toLowerCase(), weight: q === undefined ? 1 : Number(q) || 0 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { language } of wanted) {
    const match = offered.find((locale) => locale === language)
    if (match) return match
  }
  return offered[0] ?? 'en'
}

/** How days are written: our shops are in Europe, where the day stands before the month in English, too. */
const calendars = { en: 'en-GB', fr: 'fr' } as const satisfies Record<Locale, string>

function written(at: Date, locale: Locale, format: Intl.DateTimeFormatOptions): string {
  const zoned = { timeZone: 'Europe/Copenhagen', ...format }
  const text = new Intl.DateTimeFormat(calendars[locale], zoned).format(at)
  return locale === 'fr' ? text.replace(/^1 (?=\p{L})/u, '1er ') : text
}

export const formatDate = (at: Date, locale: Locale) => written(at, locale, { dateStyle: 'medium' })

export const formatTime = (at: Date, locale: Locale) => written(at, locale, { dateStyle: 'medium', timeStyle: 'short' })

const ages = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long ago it was, in the largest unit that fits. */
export function formatAge(at: Date, until: Date, locale: Locale): string {
  const passed = Math.max(0, until.getTime() - at.getTime())
  const [unit, size] = ages.find(([, ms]) => passed >= ms) ?? ages[2]
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-Math.floor(passed / size), unit)
}

/** From when till when, with the day said once. */
export const formatSpan = (from: Date, till: Date, locale: Locale) =>
  new Intl.DateTimeFormat(calendars[locale], {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).formatRange(from, till)

/** The time of a day that has been said already. */
export const formatClock = (at: Date, locale: Locale) => written(at, locale, { timeStyle: 'short' })

/** A day without a time zone, `yyyy-mm-dd`, as people write it. */
export const formatDay = (day: string, locale: Locale) =>
  written(new Date(`${day}T00:00:00Z`), locale, { dateStyle: 'long', timeZone: 'UTC' })

/** A label and what belongs to it, in one line: French has a space before the colon. */
export const labelled = (label: string, text: string, locale: Locale) =>
  `${label}${locale === 'fr' ? '\u00a0' : ''}: ${text}`

/** What the forms say about a field, for the browser's own checking. */
export const invalidWords = (locale: Locale): Record<string, string> => messages[locale].invalid
