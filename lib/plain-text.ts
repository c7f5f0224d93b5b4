/** A text that any database can keep and any reader can read: no NUL, no halves of characters. */
export const plainText = (text: string) => text.replaceAll('\0', '').toWellFormed()

const joins = '\\u200c\\u200d'
const letters = '\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f'
const invisible = [
  // Controls, turns of the reading direction, spaces of no width, fillers; not what shapes a letter or a picture.
  `(?![${joins}\\ufe00-\\ufe0f])[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}\\p{Zl}\\p{Zp}\\u2800]`,
  // What joins letters, where there are none to be joined: Persian and Hindi need it, Latin does not.
  `(^|[^${letters}]|\\p{Script=Latin})[${joins}]`,
  `[${joins}]$`,
].join('|')
const unseen = new RegExp(invisible, 'u')

/**
 * Whether everything in a line can be seen: nothing turns the reading direction so that it reads as something else, and
 * nothing makes two names differ that look alike. The one rule for names, addresses and whatever else is one line.
 */
export const canBeSeen = (line: string) => line.isWellFormed() && !unseen.test(line)
