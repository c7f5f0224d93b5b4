'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { reportOf } from '@/components/admin/words'
import { adminAction } from '@/lib/action'
import { limitHere } from '@/lib/auth/limit-here'
import { Bulk, operateEach } from '@/lib/orders/desk/bulk'
import { wordFor } from '@/lib/orders/desk/looked-for'
import { OrdersSearch, viewHref } from '@/lib/orders/desk/view'

/** What is looked for may be a name: it is sent, and stands in no address. */
export const find = adminAction(OrdersSearch, async (actor, { text, ...view }) => {
  await limitHere('search', actor)
  redirect(viewHref('/admin/orders', { ...view, q: await wordFor(actor, text) }))
})

export const pressOnEach = adminAction(Bulk, async (actor, input) => {
  const outcomes = await operateEach(actor, input)
  revalidatePath('/admin', 'layout')
  return reportOf(actor, outcomes)
})
