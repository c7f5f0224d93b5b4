import { createHmac, timingSafeEqual } from 'node:crypto'

/** What the proxy tells the pages about a request: where it goes and, if the URL says so, in which assist. */
export type Pass = { host: string; path: string; assistId?: string }

/**
 * Signed, so that only the proxy can write one. A header that a browser sends is not a pass, and neither is
 * a pass to one page good for another. (The right to act is decided from the database in any case.)
 */
export function signPass(pass: Pass, secret: string) {
  const text = Buffer.from(JSON.stringify(pass)).toString('base64url')
  return `${text}.${macOf(text, secret)}`
}

/** The pass as it was signed, or undefined. */
export function readPass(header: string | null, secret: string): Pass | undefined {
  const [text, mac] = (header ?? '').split('.')
  if (!text || !mac) return undefined
  const expected = Buffer.from(macOf(text, secret))
  const given = Buffer.from(mac)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined
  return JSON.parse(Buffer.from(text, 'base64url').toString())
}

const macOf = (text: string, secret: string) => createHmac('sha256', secret).update(`pass ${text}`).digest('base64url')
