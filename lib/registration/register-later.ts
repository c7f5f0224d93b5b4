import 'server-only'
import { after } from 'next/server'
import type { Actor } from '@/lib/auth/actor'
import { limitHere } from '@/lib/auth/limit-here'
import { log } from '@/lib/log'
import { type Joining, joinNow } from './self'

/**
 * Registers somebody once the answer is out. Until then the same is done for everybody: the answers are held against the
 * form. How long the rest takes must not tell whether the e-mail is known.
 */
export async function joinLater(actor: Actor, prepare: () => Promise<Joining | undefined>): Promise<void> {
  await limitHere('register')
  const joining = await prepare()
  if (!joining) return
  after(() =>
    joinNow(actor, joining).catch((error) =>
      log.error({ err: error, requestId: actor.requestId }, 'somebody could not be registered'),
    ),
  )
}
