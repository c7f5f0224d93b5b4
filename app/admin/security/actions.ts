'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { adminAction } from '@/lib/action'
import * as factor from '@/lib/auth/second-factor'
import { ConfirmCode, JustPassword, PasswordAndCode } from '@/lib/people/password-input'

const HERE = '/admin/security'

export const begin = adminAction(JustPassword, async (actor, input) => {
  await factor.beginSecondFactor(actor, input)
  redirect(HERE)
})

export const confirm = adminAction(ConfirmCode, async (actor, input) => {
  await factor.confirmSecondFactor(actor, input)
  redirect(HERE)
})

export const keep = adminAction(z.unknown(), async (actor) => {
  await factor.keepRecoveryCodes(actor)
  redirect(HERE)
})

export const renew = adminAction(PasswordAndCode, async (actor, input) => {
  await factor.renewRecoveryCodes(actor, input)
  redirect(HERE)
})

export const turnOff = adminAction(PasswordAndCode, async (actor, input) => {
  await factor.turnOffSecondFactor(actor, input)
  redirect(HERE)
})
