'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { saveSearch } from '@/lib/people/desk'
import { DeskSearch } from '@/lib/people/desk-input'

export const search = action(DeskSearch, async (actor, { text }) =>
  redirect(text ? `/service?q=${await saveSearch(actor, text)}` : '/service'),
)
