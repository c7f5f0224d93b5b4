'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { KeepCard, RemoveCard } from '@/lib/payments/input'
import { keepCard, removeCard } from '@/lib/payments/tokens'

/** Whatever is entered here is meant to stay. */
export const keep = action(KeepCard, async (actor, input) => {
  await keepCard(actor, { ...input, saved: 'on' })
  revalidatePath('/', 'layout')
})

export const remove = action(RemoveCard, async (actor, { id }) => {
  await removeCard(actor, id)
  revalidatePath('/', 'layout')
})
