import { z } from 'zod'
import { StopAssist } from '@/lib/assist/input'
import { stopAssist } from '@/lib/assist/stop'
import { post, seeOther } from '@/lib/door'
import { safePath } from '@/lib/href'

/** "End this help": the customer's own, from whatever page they are on. */
export const POST = post(StopAssist.extend({ next: z.string().default('/') }), async (actor, { assistId, next }) => {
  await stopAssist(actor, { assistId })
  return seeOther(safePath(next))
})
