import type { Locale } from '@/db/words'

/** Where the shops deliver to. */
export const countries = [
  'AT',
  'BE',
  'CH',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'IE',
  'IS',
  'IT',
  'LT',
  'LU',
  'LV',
  'NL',
  'NO',
  'PL',
  'PT',
  'SE',
] as const
export type Country = (typeof countries)[number]

const names = new Map<Locale, Intl.DisplayNames>()

export function countryName(code: string, locale: Locale): string {
  const known = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' })
  names.set(locale, known)
  return /^[A-Z]{2}$/.test(code) ? (known.of(code) ?? code) : code
}

/** The countries as a list to choose from, in the reader's alphabet. */
export const countryChoices = (locale: Locale) =>
  countries
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale))
