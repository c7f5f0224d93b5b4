'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/action'
import * as own from '@/lib/auth/own-account'
import { forgetSession, rememberSession } from '@/lib/auth/session'
import * as account from '@/lib/auth/sign-in'
import { ChangeEmail, ChangePassword, SignOutOf } from '@/lib/people/password-input'

export const signOutEverywhere = action(z.unknown(), async (actor) => {
  await account.signOutEverywhere(actor)
  await forgetSession()
  redirect('/sign-in?ended=1')
})

export const changePassword = action(ChangePassword, async (actor, input) => {
  const secret = await own.changePassword(actor, input)
  await rememberSession(secret, actor.account?.kind ?? 'customer')
  redirect('/account/security?changed=password')
})

export const changeEmail = action(ChangeEmail, async (actor, input) => {
  await own.askNewEmail(actor, input)
  redirect('/account/security?changed=asked')
})

export const signOutOf = action(SignOutOf, async (actor, { session }) => {
  await own.signOutOf(actor, session)
  if (session === actor.account?.sessionId) await forgetSession()
  redirect('/account/security?changed=session')
})
