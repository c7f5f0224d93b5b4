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

export const formatDate = (at: Date, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'Europe/Copenhagen' }).format(at)

export const formatTime = (at: Date, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(at)

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
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }).formatRange(from, till)

/** The time of a day that has been said already. */
export const formatClock = (at: Date, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'Europe/Copenhagen' }).format(at)

/** A day without a time zone, `yyyy-mm-dd`, as people write it. */
export const formatDay = (day: string, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

/** What the forms say about a field, for the browser's own checking. */
export const invalidWords = (locale: Locale): Record<string, string> => messages[locale].invalid
