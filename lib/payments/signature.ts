import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds that a signature is good for, to either side: older is a replay, newer was made up for later. */
export const TOLERANCE = 300

/** Why a message is not believed; keys of `callbackReasons`. */
export type Distrust = 'unsigned' | 'badTime' | 'badSignature'

export const SIGNATURE_HEADER = 'x-behalf-signature'

/** `t=<seconds>,v1=<hex>`: the HMAC of `<seconds>.<body>`. */
export function signatureOf(body: string, secret: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${macOf(seconds, Buffer.from(body), secret).toString('hex')}`
}

/**
 * Whether a message, byte for byte, was signed with one of the secrets, just now. While a secret is being
 * replaced a gateway may send several signatures and we may know two secrets: one pair that fits is enough.
 */
export function distrustOf(body: Buffer, header: string | null, secrets: string[], at: Date): Distrust | null {
  const parts = (header ?? '').split(',').map((part) => part.trim())
  const given = parts
    .filter((part) => part.startsWith('v1=') && part !== 'v1=')
    .map((part) => Buffer.from(part.slice(3), 'hex'))
  if (given.length === 0 || secrets.length === 0) return 'unsigned'
  const seconds = timeIn(parts)
  if (seconds === undefined) return 'badTime'

  const right = secrets.map((secret) => macOf(seconds, body, secret))
  const fits = right.some((mac) => given.some((each) => each.length === mac.length && timingSafeEqual(each, mac)))
  if (!fits) return 'badSignature'
  return isNow(seconds, at) ? null : 'badTime'
}

/** The one time a header names, in seconds. */
export function timeIn(parts: string[]): number | undefined {
  const times = parts.filter((part) => part.startsWith('t='))
  return times.length === 1 && /^t=\d{1,12}$/.test(times[0]!) ? Number(times[0]!.slice(2)) : undefined
}

export const isNow = (seconds: number, at: Date) => Math.abs(at.getTime() / 1000 - seconds) <= TOLERANCE

const macOf = (seconds: number, body: Buffer, secret: string) =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest()
