import { headers } from 'next/headers'
import { limitHere } from '@/lib/auth/limit-here'
import { isSameOrigin } from '@/lib/auth/origin'
import { get, seeOther } from '@/lib/door'
import { env } from '@/lib/env'
import { hrefFor, safePath } from '@/lib/href'
import { pageForCard } from '@/lib/payments/stripe-card'
import { Refusal } from '@/lib/refusal'

/**
 * The way to Stripe's page for a card. A link, because our pages may send forms nowhere but here; but only a link of ours
 * leads there, and not too often: each visit opens a session at Stripe.
 */
export const GET = get(async (actor, search) => {
  const back = safePath(search.back, '/checkout')
  const origin = `${env().PUBLIC_SCHEME}://${(await headers()).get('host')}`
  try {
    if (!isSameOrigin(await headers(), env().PUBLIC_SCHEME)) throw new Refusal('foreignOrigin', 'forbidden')
    await limitHere('card', actor)
    return seeOther(await pageForCard(actor, origin, back))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return seeOther(hrefFor(actor, `/pay/card?back=${encodeURIComponent(back)}`))
  }
})
