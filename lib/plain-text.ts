/** A text that any database can keep and any reader can read: no NUL, no halves of characters. */
export const plainText = (text: string) => text.replaceAll('\0', '').toWellFormed()

const joins = '\\u200c\\u200d'
const letters = '\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f'
const invisible = [
  // Controls, turns of the reading direction, spaces of no width, fillers; not what shapes a letter or a picture.
  `(?![${joins}\\ufe00-\\ufe0f])[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\p{Zl}\\p{Zp}\\u2800]`,
  // What joins letters, where there are none to be joined: Persian and Hindi need it, Latin does not.
  `(^|[^${letters}]|\\p{Script=Latin})[${joins}]+`,
  `[${joins}]+$`,
].join('|')
const unseen = new RegExp(invisible, 'u')

/**
 * Whether everything in a line can be seen: nothing turns the reading direction so that it reads as something else, and
 * nothing makes two names differ that look alike. The one rule for names, addresses and whatever else is one line.
 */
export const canBeSeen = (line: string) => line.isWellFormed() && !unseen.test(line)

const allUnseen = new RegExp(invisible, 'gu')

/** A text of several lines without what cannot be seen: what others read is what its writer saw. */
export const withoutUnseen = (text: string) =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .split('\n')
    .map(seenIn)
    .join('\n')

/** Again and again: what was taken out may have kept apart what cannot be seen together. */
function seenIn(line: string): string {
  const left = line.replaceAll(allUnseen, (_, before?: string) => before ?? '')
  return left === line ? line : seenIn(left)
}

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const turns = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text that goes into a sentence: whichever way it is read, the words around it stay where they are. */
export function isolated(text: string): string {
  const plain = text.replaceAll(turns, '')
  return rightToLeft.test(plain) ? `\u2068${plain}\u2069` : plain
}
