/** A text that any database can keep and any reader can read: no NUL, no halves of characters. */
export const plainText = (text: string) => text.replaceAll('\0', '').toWellFormed()
