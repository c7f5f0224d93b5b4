import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customers, mails } from '@/db/schema'
import { MINUTE, now } from '@/lib/clock'
import { log } from '@/lib/log'
import { canonicalEmail } from '@/lib/people/email'
import { attribute, type Shop } from '@/lib/shops/shop'
import { oneLine } from './html'
import type { Letter } from './letters/letter'

/**
 * Puts a letter into the outbox, in the transaction of its cause: it leaves if and only if that comes true,
 * and once, however often the cause is told. An address nobody could receive at is left out, not an error:
 * a slip in a shop's settings must not stop its orders. One that may leave only later counts as written then, so that
 * those written meanwhile do not wait behind it.
 */
export async function queueMail(tx: Tx, letter: Letter): Promise<void> {
  const { shop, template, orderId, customerId, dedupeKey, locale, html, text } = letter
  const recipient = canonicalEmail(letter.recipient)
  if (!recipient) return log.warn({ shop: shop.code, template }, 'a letter has no valid recipient')
  const at = letter.notBefore ?? now()
  await tx
    .insert(mails)
    .values({
      shopId: shop.id,
      orderId,
      readerId: letter.readerId ?? (await customerAt(tx, recipient)),
      customerId,
      dedupeKey,
      template,
      locale,
      sender: senderOf(shop),
      recipient,
      subject: oneLine(letter.subject),
      html,
      text,
      state: 'queued',
      dueAt: at,
      createdAt: nextMoment(at),
    })
    .onConflictDoNothing({ target: mails.dedupeKey })
}

/** Whose address it is now: they may have another one by the time they want to see, or leave, what was written to them. */
async function customerAt(tx: Tx, email: string): Promise<string | undefined> {
  const [customer] = await tx
    .select({ id: customers.id })
    .from(customers)
    .innerJoin(accounts, eq(accounts.id, customers.accountId))
    .where(eq(accounts.email, email))
  return customer?.id
}

let last = 0

/** Letters written in one millisecond keep their order: each is a moment later than the one before. */
function nextMoment(at: Date): Date {
  const ahead = last - at.getTime()
  last = ahead >= 0 && ahead < MINUTE ? last + 1 : at.getTime()
  return new Date(last)
}

/** `"The Shop" <shop@…>`, with nothing in the name that could end it. */
function senderOf(shop: Shop) {
  const address = canonicalEmail(attribute(shop, 'SHOP_MAIL_FROM') || attribute(shop, 'SHOP_ADMIN_EMAIL'))
  return `"${oneLine(shop.name, 60).replace(/["\\<>]/g, '')}" <${address ?? 'no-reply@shop.invalid'}>`
}
