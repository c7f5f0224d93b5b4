import 'server-only'
import { cookies, headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { newId } from '@/db/id'
import { env } from '@/lib/env'
import { plainText } from '@/lib/plain-text'
import { Refusal } from '@/lib/refusal'
import { shopOfHost } from '@/lib/shops/queries'
import { addressOf } from './address'
import { deviceCookie, sessionCookie } from './cookies'
import { sessionLimits } from './limits'
import { wayBack } from './next-auth-input'
import { signIn, signOutBySecret } from './sign-in'

/**
 * NextAuth's doors (`/api/auth/…`) lead to the same sign-in as our page: its token carries the secret of a
 * session row and nothing else, and nothing a client sends to it can add to that. `refused` hears of a sign-in that was.
 */
export function authOptions(refused: (refusal: Refusal) => void): NextAuthOptions {
  const secure = env().PUBLIC_SCHEME === 'https'
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionLimits.customer.absolute / 1000 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    useSecureCookies: secure,
    cookies: {
      sessionToken: { name: sessionCookie(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure } },
    },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: async (given) => {
          try {
            return await authorize(String(given?.email ?? ''), String(given?.password ?? ''))
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            refused(error)
            return null
          }
        },
      }),
    ],
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') await signOutBySecret(token.sid, newId())
      },
    },
    callbacks: {
      redirect: ({ url, baseUrl }) => wayBack(url, baseUrl),
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session }) => ({ expires: session.expires, user: {} }),
    },
  }
}

async function authorize(email: string, password: string) {
  const head = await headers()
  const shop = await shopOfHost(head.get('host') ?? '')
  if (!shop) return null
  const device = head.get('user-agent') ?? ''
  const knownDevice = (await cookies()).get(deviceCookie())?.value
  const visit = { shop, requestId: newId(), device, address: addressOf(head), knownDevice }
  // A manager with a second factor gets a session that waits for their code, as at our own door.
  const { secret } = await signIn(visit, email, plainText(password))
  return { id: secret }
}
