'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { askLater } from '@/lib/auth/ask-later'
import { AskForReset } from '@/lib/people/password-input'

export const ask = action(AskForReset, async (actor, { email }) => {
  await askLater(actor, email)
  redirect('/reset?sent=1')
})
