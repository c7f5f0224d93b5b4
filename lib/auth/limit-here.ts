import 'server-only'
import { headers } from 'next/headers'
import type { Actor } from './actor'
import { addressOf } from './address'
import { giveBack, type Limited, limit } from './limiter'

type Somebody = Pick<Actor, 'account'>

/** Limits what this request does: by the sign-in of whoever is signed in, else by where it comes from. */
export async function limitHere(what: Limited, actor?: Somebody) {
  limit(what, await sourceOf(actor))
}

/** Takes back what `limitHere` has counted: it turned out not to be what is limited. */
export async function giveBackHere(what: Limited, actor?: Somebody) {
  giveBack(what, await sourceOf(actor))
}

const sourceOf = async (actor?: Somebody) => actor?.account?.sessionId ?? addressOf(await headers())
