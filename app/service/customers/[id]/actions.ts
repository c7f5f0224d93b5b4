'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { startAssist } from '@/lib/assist/commands'
import { askConsent, mustAsk } from '@/lib/assist/consent'
import { pathTo, StartAt } from '@/lib/desk/places'
import { translator } from '@/lib/i18n'
import { revealFact, revealOrders } from '@/lib/people/customer-page'
import { Reveal, RevealOrders } from '@/lib/people/desk-input'
import { AddNote, DeleteNote, Tag } from '@/lib/people/note-input'
import { addNote, deleteNote } from '@/lib/people/notes'
import { tagCustomer, untagCustomer } from '@/lib/people/tags'

const PAGE = '/service/customers/[id]'

export const startAssisting = action(StartAt, async (actor, input) => {
  if (await mustAsk(actor, input.customerId)) {
    const { id } = await askConsent(actor, input)
    redirect(`/service/asking/${id}`)
  }
  const { id } = await startAssist(actor, input)
  const path = await pathTo(actor, input)
  revalidatePath('/', 'layout')
  redirect(`/as/${id}${path}?started=1`)
})

export const reveal = action(Reveal, (actor, { customerId, what }) => revealFact(actor, customerId, what))

export const revealNumbers = action(RevealOrders, async (actor, { customerId }) => {
  await revealOrders(actor, customerId)
  revalidatePath(PAGE, 'page')
})

export const writeNote = action(AddNote, async (actor, input) => {
  await addNote(actor, input)
  revalidatePath(PAGE, 'page')
})

export const takeNoteBack = action(DeleteNote, async (actor, input) => {
  await deleteNote(actor, input)
  revalidatePath(PAGE, 'page')
})

export const addTag = action(Tag, async (actor, input) => {
  await tagCustomer(actor, input)
  revalidatePath(PAGE, 'page')
  return { good: translator(actor.locale)('desk.tags.saved', { tag: input.tag }) }
})

export const removeTag = action(Tag, async (actor, input) => {
  await untagCustomer(actor, input)
  revalidatePath(PAGE, 'page')
})
