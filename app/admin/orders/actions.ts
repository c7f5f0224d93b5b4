'use server'

import { revalidatePath } from 'next/cache'
import { reportOf } from '@/components/admin/words'
import { adminAction } from '@/lib/action'
import { Bulk, operateEach } from '@/lib/orders/desk/bulk'

export const pressOnEach = adminAction(Bulk, async (actor, input) => {
  const outcomes = await operateEach(actor, input)
  revalidatePath('/admin', 'layout')
  return reportOf(actor, outcomes)
})
