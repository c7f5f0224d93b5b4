import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db, type Reader, type Tx } from '@/db'
import { orders, paymentTokens } from '@/db/schema'
import { endAssistsFor } from '@/lib/assist/ending'
import { act, look } from '@/lib/audit/act'
import { type Actor, fullName } from '@/lib/auth/actor'
import { checkedPassword } from '@/lib/auth/checked-password'
import { endSessions } from '@/lib/auth/sessions'
import { cartScope } from '@/lib/cart/policy'
import { log } from '@/lib/log'
import { accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { pendingStates } from '@/lib/orders/machine'
import { forgetCard } from '@/lib/payments/card-desk'
import { parametersOf } from '@/lib/payments/parameters'
import { Refusal } from '@/lib/refusal'
import { personOf } from './export'
import type { Person } from './noun'
import { nouns } from './nouns'

/**
 * Closes the own account, for the password: sign-ins and assists end, whatever is about the person is erased or taken
 * out of what has to stay (see the nouns), the e-mail address is free again, and a last letter goes to it. Not while
 * an order is under way, in whatever shop; never on behalf.
 */
export async function closeAccount(actor: Actor, { current }: { current: string }): Promise<void> {
  await look(actor, 'account.close')
  const person = personOf(actor)
  await checkedPassword({ id: person.accountId }, current)
  const { accountId: account, customerId: customer } = person
  const cards = await act(actor, 'account.close', { account, customer, ...cartScope(actor) }, async (tx, note) => {
    note.about('account', account)
    const running = await runningOrders(customer, tx)
    if (running > 0) throw new Refusal('ordersRunning', 'conflict', { count: running })
    const kept = and(eq(paymentTokens.customerId, customer), isNull(paymentTokens.removedAt))
    const atGateways = await tx.select().from(paymentTokens).where(kept)
    await endSessions(tx, account, actor.requestId)
    await endAssistsFor(tx, customer, 'customer-ended', actor.requestId)
    for (const noun of nouns) if ('erases' in noun) await noun.erases(tx, person)
    await sayGoodbye(tx, actor, person)
    return atGateways
  })
  await forgetAtGateways(cards)
}

/** How many of a customer's orders something is still to happen with, in all shops. */
export const runningOrders = (customerId: string, reader: Reader = db) =>
  reader.$count(orders, and(eq(orders.customerId, customerId), inArray(orders.state, pendingStates)))

async function sayGoodbye(tx: Tx, { shop, customer, locale, requestId: cause }: Actor, { email: recipient }: Person) {
  const name = customer ? fullName(customer) : ''
  await queueMail(tx, accountLetter('customer-account-closed', { name, cause }, { shop, locale, recipient }))
}

/** Once it is written here; what a gateway cannot be told now, a person has to tell it. */
async function forgetAtGateways(cards: (typeof paymentTokens.$inferSelect)[]) {
  for (const card of cards) {
    try {
      await forgetCard(card.gateway, card.token, await parametersOf(db, card.shopId, card.gateway))
    } catch (error) {
      log.error({ err: error, cardId: card.id, gateway: card.gateway }, 'a gateway could not be told to forget a card')
    }
  }
}
