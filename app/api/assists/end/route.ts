import { z } from 'zod'
import { endAssist } from '@/lib/assist/ending'
import { post, seeOther } from '@/lib/door'

/** "Log off customer", inside `/as/<assist>`: back to the desk, with nothing of the customer left in the tab. */
export const POST = post(z.unknown(), async (actor) => {
  if (!actor.assist) return seeOther('/service')
  await endAssist(actor.assist, 'log-off-customer', actor.requestId)
  return seeOther(`/service?ended=${actor.assist.id}`, { 'Clear-Site-Data': '"cache"' })
})
