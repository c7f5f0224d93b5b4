import { z } from 'zod'
import { hasCardNumber } from './luhn'

/** Gateways that know cards by a token. */
const cardGateways = ['testPaymentGateway', 'stripePaymentGateway'] as const

/** A text in which nobody has put a card number: numbers stay with the gateway. */
const noNumber = (schema: z.ZodString) => schema.refine((text) => !hasCardNumber(text), 'cardNumber')

const whole = (min: number, max: number) => z.coerce.number('wrong').int('wrong').min(min, 'wrong').max(max, 'wrong')

const tick = z.literal('on').optional()

/** What a card form of a gateway hands us: what the gateway calls the card, and what may be shown of it. */
export const KeepCard = z.object({
  gateway: z.enum(cardGateways, 'wrong'),
  token: noNumber(z.string('wrong').regex(/^[\w:.-]{8,200}$/, 'cardFirst')),
  brand: noNumber(z.string('wrong').regex(/^[a-z]{2,20}$/, 'wrong')),
  lastFour: z.string('wrong').regex(/^\d{4}$/, 'wrong'),
  expiryMonth: whole(1, 12),
  expiryYear: whole(2000, 2100),
  /** Kept for the next orders, too. */
  saved: tick,
  /** On behalf: the customer has said so, to the manager. */
  agreed: tick,
})
export type KeepCard = z.output<typeof KeepCard>

export const RemoveCard = z.object({ id: z.uuid('wrong') })

/** A card that was entered on its gateway's own page, by the session it was entered in. */
export const KeepHostedCard = z.object({
  session: z.string().max(210),
  back: z.string().max(200),
  saved: tick,
  agreed: tick,
})
