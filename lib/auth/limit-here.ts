import 'server-only'
import { headers } from 'next/headers'
import type { Actor } from './actor'
import { addressOf } from './address'
import { type Limited, limit } from './limiter'

/** Limits what this request does: by the sign-in of whoever is signed in, else by where it comes from. */
export async function limitHere(what: Limited, actor?: Pick<Actor, 'account'>) {
  limit(what, actor?.account?.sessionId ?? addressOf(await headers()))
}
