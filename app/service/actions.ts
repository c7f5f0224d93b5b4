'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { limitHere } from '@/lib/auth/limit-here'
import { saveSearch } from '@/lib/people/desk'
import { DeskSearch } from '@/lib/people/desk-input'

export const search = action(DeskSearch, async (actor, { text }) => {
  await limitHere('search', actor)
  redirect(text ? `/service?q=${await saveSearch(actor, text)}` : '/service')
})
