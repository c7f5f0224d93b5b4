/**
 * The one form of an e-mail address we store, compare and write to: trimmed, lower case, plain ASCII.
 * Undefined if it is not one plain address: quoted local parts, lists, look-alike letters and header tricks
 * are refused rather than repaired.
 */
export function canonicalEmail(typed: string): string | undefined {
  const email = typed.trim().toLowerCase()
  return email.length <= 254 && /^[a-z0-9._%+'-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}$/.test(email)
    ? email
    : undefined
}
