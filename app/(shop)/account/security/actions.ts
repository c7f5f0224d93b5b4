'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/action'
import { forgetSession } from '@/lib/auth/session'
import * as account from '@/lib/auth/sign-in'

export const signOutEverywhere = action(z.unknown(), async (actor) => {
  await account.signOutEverywhere(actor)
  await forgetSession()
  redirect('/sign-in?ended=1')
})
