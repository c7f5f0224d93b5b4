const letters = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'

/** Shorter words mean too many others when a letter of them is wrong. */
const SHORTEST = 4

/**
 * The folded word itself, first, and every word one slip away from it: a letter missing, too many, wrong, or two
 * swapped. Words that are too short stay alone, and so do numbers: 1250 is not a slip of 1200.
 */
export function oneSlipAway(word: string, shortest = SHORTEST): string[] {
  if (word.length < shortest || word.length > 40 || /^\d+$|[\ud800-\udfff]/.test(word)) return [word]
  const alphabet = /\d/.test(word) ? letters + digits : letters
  const found = new Set([word])
  for (let at = 0; at <= word.length; at++) {
    const start = word.slice(0, at)
    const rest = word.slice(at)
    if (rest) found.add(start + rest.slice(1))
    if (rest.length > 1) found.add(`${start}${rest[1]}${rest[0]}${rest.slice(2)}`)
    for (const letter of alphabet) {
      found.add(start + letter + rest)
      if (rest) found.add(start + letter + rest.slice(1))
    }
  }
  return [...found]
}

/** Whether one slip, at most, turns one word into the other. */
export function isOneSlipAway(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.abs(a.length - b.length) > 1) return false
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at)
  if (long.slice(at + 1) === short.slice(at + 1)) return true
  return long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2)
}
