'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { goTo } from '@/lib/href'
import { endRecurring, pauseRecurring, resumeRecurring, skipDate } from '@/lib/recurring/care'
import { changeRecurring, makeRecurring } from '@/lib/recurring/commands'
import { ChangeRecurring, MakeRecurring, OneRecurring, ResumeRecurring, SkipDate } from '@/lib/recurring/input'

export const make = action(MakeRecurring, async (actor, input) => {
  const { id } = await makeRecurring(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/recurring/${id}?made=1`)
})

export const change = action(ChangeRecurring, async (actor, input) => {
  await changeRecurring(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/recurring/${input.id}`)
})

export const skip = action(SkipDate, async (actor, input) => {
  await skipDate(actor, input)
  revalidatePath('/', 'layout')
})

export const pause = action(OneRecurring, async (actor, { id }) => {
  await pauseRecurring(actor, id)
  revalidatePath('/', 'layout')
})

export const resume = action(ResumeRecurring, async (actor, input) => {
  await resumeRecurring(actor, input)
  revalidatePath('/', 'layout')
})

export const end = action(OneRecurring, async (actor, { id }) => {
  await endRecurring(actor, id)
  revalidatePath('/', 'layout')
})
