import { createHmac, timingSafeEqual } from 'node:crypto'

/** The header in which the proxy tells the pages which assist the URL named. A claim, never a right. */
export const ASSIST_HEADER = 'x-behalf-assist'
export const REQUEST_HEADER = 'x-behalf-request'
export const PATH_HEADER = 'x-behalf-path'

/**
 * Signed, so that only a URL can name an assist: a header sent by a browser is dropped. (The right to act
 * is decided from the database in any case.)
 */
export function signClaim(assistId: string, secret: string) {
  return `${assistId}.${macOf(assistId, secret)}`
}

/** The assist a signed claim names, or undefined. */
export function readClaim(claim: string | null, secret: string): string | undefined {
  const [assistId, mac] = (claim ?? '').split('.')
  if (!assistId || !mac) return undefined
  const expected = Buffer.from(macOf(assistId, secret))
  const given = Buffer.from(mac)
  return given.length === expected.length && timingSafeEqual(given, expected) ? assistId : undefined
}

const macOf = (assistId: string, secret: string) =>
  createHmac('sha256', secret).update(`assist:${assistId}`).digest('base64url')
