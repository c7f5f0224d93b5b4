import { fold } from '@/lib/fold'

/** What lists of stolen passwords are made of, besides names and years. */
const common =
  'password passwort motdepasse passphrase administrator manager customer service welcome bienvenue willkommen letmein iloveyou forever qwerty qwertyuiop azerty azertyuiop asdfghjkl zxcvbnm princess sunshine football baseball superman batman dragon monkey shadow master trustno starwars pokemon whatever secret correct horse battery staple quick brown fox jumps over lazy dog login access computer internet samsung google facebook michael jennifer jordan johncena changeme thisismy mynameis admin root summer winter spring autumn printemps automne hiver abcdefghijklmnopqrstuvwxyz'.split(
    ' ',
  )

/** Where a finger goes along on a keyboard, and the alphabet; either way. */
const rows =
  'qwertyuiop asdfghjkl zxcvbnm azertyuiop qsdfghjklm wxcvbn qwertzuiop abcdefghijklmnopqrstuvwxyz qazwsxedcrfvtgbyhnujm zaqwsxcderfvbgtyhnmju qweasdzxcrtyfghvbn'
    .split(' ')
    .flatMap((row) => [row, Array.from(row).reverse().join('')])

/** Without these and digits and signs, so many letters have to be left, and so many different ones. */
const LEFT = 4
const DIFFERENT = 5
/** So many letters along a row are one. */
const RUN = 4
/** What is no longer than this and stands there again and again is said once. */
const WORD = 10
/** Digits whose steps from one to the next are no more than these are a pattern on the keys. */
const STEPS = 3

/**
 * Whether a password, long as it is, is among the first that somebody would try: one thing repeated, a row of
 * keys, well-known words in a row, also with signs for letters, or the person's and the shop's own names with a year
 * behind them.
 */
export function isEasy(password: string, known: string[]): boolean {
  const text = fold(password.normalize('NFKC'))
  const words = [...known.flatMap((name) => fold(name).split(/[^\p{L}\p{N}]+/u)), ...common]
  const long = words.filter((word) => word.length > 2).sort((a, b) => b.length - a.length)
  return [text, spelled(text)].some((reading) => isEasyText(reading, long))
}

function isEasyText(text: string, words: string[]): boolean {
  if (new Set(text).size < DIFFERENT || isRepeated(text)) return true
  if (!/\p{L}/u.test(text)) return isPattern(text.replace(/\D/g, ''))
  const said = words.reduce((left, word) => left.replaceAll(word, ' '), text).replace(/[^\p{L}]+/gu, '')
  const rest = withoutRuns(said)
  return new Set(rest).size < LEFT || isAgain(rest)
}

const letterOf: Record<string, string> = { '@': 'a', 4: 'a', 3: 'e', 1: 'i', '!': 'i', 0: 'o', 5: 's', $: 's', 7: 't' }

/** With the letters that signs inside a word stand for. */
const spelled = (text: string) =>
  text.replace(/(?<=[a-z])[@43!10$57]{1,2}(?=[a-z])/g, (signs) => Array.from(signs, (sign) => letterOf[sign]).join(''))

/** `abcabcabcabcabc`, and the same with its last turn cut off. */
const isRepeated = (text: string) =>
  Array.from({ length: Math.floor(text.length / 3) }, (_, at) => text.slice(0, at + 1)).some((part) =>
    part.repeat(Math.ceil(text.length / part.length)).startsWith(text),
  )

/** One word twice or more, whatever stood between. */
const isAgain = (letters: string) =>
  Array.from({ length: Math.min(WORD, letters.length / 2) }, (_, at) => letters.slice(0, at + 1)).some(
    (part) => part.repeat(letters.length / part.length) === letters,
  )

function withoutRuns(letters: string): string {
  let rest = ''
  for (let at = 0; at < letters.length; ) {
    let run = 0
    while (at + run < letters.length && rows.some((row) => row.includes(letters.slice(at, at + run + 1)))) run++
    if (run < RUN) rest += letters[at]
    at += run < RUN ? 1 : run
  }
  return rest
}

/** Digits that count up or down, alone or by twos, or go round the keys. */
const isPattern = (digits: string) =>
  digits !== '' && new Set(Array.from(digits.slice(1), (digit, at) => +digit - +digits[at]!)).size <= STEPS
