import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/next-auth'
import { isReadable } from '@/lib/auth/next-auth-input'
import { json, refusalOf } from '@/lib/door'
import type { Refusal } from '@/lib/refusal'

type Context = { params: Promise<{ nextauth: string[] }> }

/**
 * NextAuth's own doors, with its own CSRF token; the options are made per request so that a build needs none. What was
 * too often or too much at once has its status and its time to come back; every other "no" is NextAuth's own.
 */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  // NextAuth takes a password sent by GET for a fault of ours.
  const [action] = (await context.params).nextauth
  if (action === 'callback' && request.method !== 'POST')
    return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  if (!(await isReadable(request))) return json({ refused: 'checkFields' }, 400)
  let tooMuch: Refusal | undefined
  const options = authOptions((refusal) => {
    if (refusal.reason === 'throttled' || refusal.reason === 'unavailable') tooMuch = refusal
  })
  const answer: Response = await NextAuth(request, context, options)
  return tooMuch ? refusalOf(tooMuch) : answer
}

export { handle as GET, handle as POST }
