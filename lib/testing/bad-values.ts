import { newId } from '@/db/id'
import { cursorOf } from '@/lib/cursor'

type Bad = readonly (readonly [what: string, text: string])[]

const DEEP = 10_000
/** Places in a list that nobody was ever sent to. */
const places = [-1, 1e308, 2 ** 53 - 1, '9'.repeat(400), '', '0000-01-01', '2026-02-30']

/** What somebody may write in an address in place of what was meant, and what each of it is. */
export const badWords: Bad = [
  ['nothing', ''],
  ['more than any number', '1e309'],
  ['one beyond whole numbers', '9007199254740993'],
  ['more than a column of numbers', '2147483648'],
  ['more than any column', '99999999999999999999'],
  ['less than nothing', '-1'],
  ['a NUL', 'a\0b'],
  ['half a character', 'a\ud800b'],
  ['a turn of direction', 'a\u202eb'],
  ['a prototype', '__proto__'],
  ['levels', `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`],
  ['February 30', '2026-02-30'],
  ['the year 0', '0000-01-01'],
  ['the year 10000', '10000-01-01'],
  ['half an escape', '%E0%A4%A'],
  ['a comparison', `%_\\' or 1=1 --`],
  ['an unknown id', newId()],
  ...places.map((value, at) => [`place ${at}`, cursorOf({ value, id: newId() })] as const),
]

/** The same, and what else they may write in a form. */
export const badTexts: Bad = [
  ...badWords,
  ['blanks', ' \t\r\n'],
  ['no number', 'NaN'],
  ['nothing negative', '-0'],
  ['nought', '0'],
  ['a thousand million', '1000000000'],
  ['a fraction', '0x1.8'],
  ['a megabyte', 'x'.repeat(1_000_000)],
  ['a thousand digits', '1'.repeat(1_000)],
  ['nothing wide', '\u200b'],
  ['a constructor', 'constructor'],
  ['objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
  ['the last day', '9999-12-31'],
  ['no hour', '2026-01-01T25:61:61Z'],
  ['half a place', Buffer.from('[1').toString('base64url')],
]
