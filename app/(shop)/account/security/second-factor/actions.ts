'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/lib/action'
import * as factor from '@/lib/auth/second-factor'
import { ConfirmCode, JustPassword, PasswordAndCode } from '@/lib/people/password-input'

const HERE = '/account/security/second-factor'

export const begin = action(JustPassword, async (actor, input) => {
  await factor.beginSecondFactor(actor, input)
  redirect(HERE)
})

export const confirm = action(ConfirmCode, async (actor, input) => {
  await factor.confirmSecondFactor(actor, input)
  redirect(HERE)
})

export const keep = action(z.unknown(), async (actor) => {
  await factor.keepRecoveryCodes(actor)
  redirect(HERE)
})

export const renew = action(PasswordAndCode, async (actor, input) => {
  await factor.renewRecoveryCodes(actor, input)
  redirect(HERE)
})

export const turnOff = action(PasswordAndCode, async (actor, input) => {
  await factor.turnOffSecondFactor(actor, input)
  redirect(HERE)
})
