import 'server-only'
import type { Tx } from '@/db'
import { mails } from '@/db/schema'
import { MINUTE, now } from '@/lib/clock'
import { log } from '@/lib/log'
import { canonicalEmail } from '@/lib/people/email'
import { attribute, type Shop } from '@/lib/shops/shop'
import { oneLine } from './html'
import type { Letter } from './letters/letter'

/**
 * Puts a letter into the outbox, in the transaction of its cause: it leaves if and only if that comes true,
 * and once, however often the cause is told. An address nobody could receive at is left out, not an error:
 * a slip in a shop's settings must not stop its orders.
 */
export async function queueMail(tx: Tx, letter: Letter): Promise<void> {
  const { shop, template, orderId, dedupeKey, locale, html, text } = letter
  const recipient = canonicalEmail(letter.recipient)
  if (!recipient) return log.warn({ shop: shop.code, template }, 'a letter has no valid recipient')
  const at = now()
  await tx
    .insert(mails)
    .values({
      shopId: shop.id,
      orderId,
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
