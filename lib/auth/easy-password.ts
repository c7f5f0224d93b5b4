import { fold } from '@/lib/fold'

/** What lists of stolen passwords are made of, besides names and years. */
const common =
  'password passwort motdepasse passphrase administrator manager customer service welcome bienvenue willkommen letmein iloveyou qwerty qwertyuiop azerty azertyuiop asdfghjkl zxcvbnm princess sunshine football baseball superman batman dragon monkey shadow master trustno starwars pokemon whatever secret correct horse battery staple login access computer internet samsung google facebook michael jennifer jordan abcdefghijklmnopqrstuvwxyz'.split(
    ' ',
  )

/** Without these and digits and signs, so many letters have to be left, and so many different ones. */
const LEFT = 4
const DIFFERENT = 5

/**
 * Whether a password, long as it is, is among the first that somebody would try: one thing repeated, a row of
 * keys, well-known words in a row, or the person's and the shop's own names with a year behind them.
 */
export function isEasy(password: string, known: string[]): boolean {
  const text = fold(password.normalize('NFKC'))
  if (new Set(text).size < DIFFERENT || isRepeated(text)) return true
  if (!/[a-z]/.test(text)) return isRow(text)
  const words = [...known.flatMap((name) => fold(name).split(/[^\p{L}\p{N}]+/u)), ...common]
  const long = words.filter((word) => word.length > 2).sort((a, b) => b.length - a.length)
  const rest = long.reduce((left, word) => left.replaceAll(word, ' '), text).replace(/[^\p{L}]+/gu, '')
  return new Set(rest).size < LEFT
}

/** `abcabcabcabcabc`, and the same with its last turn cut off. */
const isRepeated = (text: string) =>
  Array.from({ length: Math.floor(text.length / 3) }, (_, at) => text.slice(0, at + 1)).some((part) =>
    part.repeat(Math.ceil(text.length / part.length)).startsWith(text),
  )

/** Digits that count up or down. */
const isRow = (text: string) => {
  const steps = Array.from(text)
    .slice(1)
    .map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at))
  return steps.every((step) => Math.abs(step) === 1 || Math.abs(step) === 9)
}
