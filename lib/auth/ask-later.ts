import 'server-only'
import { after } from 'next/server'
import { log } from '@/lib/log'
import type { Actor } from './actor'
import { askForReset } from './ask-reset'
import { limitHere } from './limit-here'

/** Asks for a reset once the answer is out: how long it takes must not tell whether there is such an account. */
export async function askLater(actor: Actor, email: string) {
  await limitHere('reset')
  after(() =>
    askForReset(actor, email).catch((error) =>
      log.error({ err: error, requestId: actor.requestId }, 'a reset could not be asked for'),
    ),
  )
}
