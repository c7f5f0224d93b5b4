import 'server-only'
import { headers } from 'next/headers'
import type { Actor } from './actor'
import { addressOf } from './address'
import { giveBack, type Limited, limit } from './limiter'

type Somebody = Pick<Actor, 'account'>

/** What is counted at the account, whatever sign-in it is: signing in again does not begin anew. */
const ofAccount: readonly Limited[] = ['pay', 'card', 'coupon']

/** Limits what this request does: by the account or sign-in of whoever is signed in, else by where it comes from. */
export async function limitHere(what: Limited, actor?: Somebody) {
  limit(what, await sourceOf(what, actor))
}

/** Takes back what `limitHere` has counted: it turned out not to be what is limited. */
export async function giveBackHere(what: Limited, actor?: Somebody) {
  giveBack(what, await sourceOf(what, actor))
}

async function sourceOf(what: Limited, actor?: Somebody) {
  const { account } = actor ?? {}
  if (!account) return addressOf(await headers())
  return ofAccount.includes(what) ? account.id : account.sessionId
}
