/**
 * The one form of an e-mail address we store, compare and write to: trimmed, lower case, plain ASCII.
 * Undefined if it is not one plain address: quoted local parts, lists, look-alike letters and header tricks
 * are refused rather than repaired.
 */
export function canonicalEmail(typed: string): string | undefined {
  const email = typed.trim()
  // Looked at before it is lower case: the sign for kelvin, U+212A, has a plain "k" for its small letter.
  return email.length <= 254 && /^[a-z0-9._%+'-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/i.test(email)
    ? email.toLowerCase()
    : undefined
}

/** As much of an e-mail as tells two people apart: `n•••@c•••.dk`. */
export function maskedEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const ending = email.slice(at + 1).match(/\.[^.]*$/)?.[0] ?? ''
  return at < 1 ? '•••' : `${[...email][0]}•••@${email[at + 1] ?? ''}•••${ending}`
}
