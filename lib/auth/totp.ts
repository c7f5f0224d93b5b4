import 'server-only'
import { Secret, TOTP } from 'otpauth'
import { now } from '@/lib/clock'

/** What every authenticator app takes: SHA-1, six digits, thirty seconds (RFC 6238). */
const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** How many steps a clock may be off. */
const DRIFT = 1

/** 160 bits, in the letters an app takes by hand. */
export const newTotpKey = () => new Secret({ size: 20 }).base32

const totpOf = (key: string) => new TOTP({ ...kind, secret: Secret.fromBase32(key) })

/** The step whose code this is: now's, the one before or the one after; undefined for any other. */
export function stepOf(key: string, code: string): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const totp = totpOf(key)
  const timestamp = now().getTime()
  const delta = totp.validate({ token: code, timestamp, window: DRIFT })
  return delta === null ? undefined : totp.counter({ timestamp }) + delta
}

/** The code of an app at this moment, or so many steps away. */
export const codeAt = (key: string, steps = 0) =>
  totpOf(key).generate({ timestamp: now().getTime() + steps * kind.period * 1000 })

/** What an app reads from the picture: whose key it is, and where. */
export const appAddress = (key: string, { shop, email }: { shop: string; email: string }) =>
  new TOTP({ ...kind, secret: Secret.fromBase32(key), issuer: shop.slice(0, 40), label: email.slice(0, 80) }).toString()
