import 'server-only'
import { decode, encode } from 'next-auth/jwt'
import { env } from '@/lib/env'
import { sessionLimits } from './limits'

const isSecure = () => env().PUBLIC_SCHEME === 'https'

/** Host-bound, so that no shop's cookie is ever sent to another and no sub-domain can plant one. */
const named = (name: string) => (isSecure() ? `__Host-${name}` : name)

export const sessionCookie = () => named('behalf-session')
export const guestCookie = () => named('behalf-cart')
export const deviceCookie = () => named('behalf-device')
export const localeCookie = 'behalf-language'

export const cookieOptions = (maxAgeMs: number) => ({
  httpOnly: true,
  sameSite: 'lax' as const,
  path: '/',
  secure: isSecure(),
  maxAge: Math.floor(maxAgeMs / 1000),
})

const MAX_AGE_SECONDS = sessionLimits.customer.absolute / 1000

/** The cookie's value: an encrypted token that carries the session's secret and nothing else. */
export const encodeSession = (secret: string) =>
  encode({ token: { sid: secret }, secret: env().NEXTAUTH_SECRET, maxAge: MAX_AGE_SECONDS })

/** The session's secret, or undefined if the value is not one we made. */
export async function decodeSession(value: string | undefined): Promise<string | undefined> {
  if (!value) return undefined
  try {
    const token = await decode({ token: value, secret: env().NEXTAUTH_SECRET })
    return typeof token?.sid === 'string' ? token.sid : undefined
  } catch {
    return undefined
  }
}
