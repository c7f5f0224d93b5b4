import { newId } from '@/db/id'
import type { Actor } from '@/lib/auth/actor'
import { KeepCard } from '@/lib/payments/input'
import { keepCard } from '@/lib/payments/tokens'

export const CARDS = 'testPaymentGateway'

/** A card of whoever is in hand, as the test gateway's form would hand it over. */
export const giveCard = (actor: Actor, values: Record<string, unknown> = {}) =>
  keepCard(
    actor,
    KeepCard.parse({
      gateway: CARDS,
      token: `tok_visa_4242_${newId().replaceAll(/[^a-f]/g, 'x')}`,
      brand: 'visa',
      lastFour: '4242',
      expiryMonth: 12,
      expiryYear: 2090,
      saved: 'on',
      ...values,
    }),
  )

/** One that every payment is refused to. */
export const giveDeclined = (actor: Actor) =>
  giveCard(actor, { token: `tok_declined_visa_0002_${newId().slice(-6)}`, lastFour: '0002' })
