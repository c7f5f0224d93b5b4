'use server'

import { redirect } from 'next/navigation'
import { adminAction } from '@/lib/action'
import { resetSecondFactor } from '@/lib/auth/colleagues'
import { appointManager, changeManagerRights, inviteManager, turnManager } from '@/lib/auth/staff'
import { ResetSecondFactor } from '@/lib/people/password-input'
import { AppointManager, ChangeManagerRights, InviteManager, TurnManager } from '@/lib/people/staff-input'

const showing = (managerId: string, what: string) => redirect(`/admin/managers/${managerId}?done=${what}`)

export const appoint = adminAction(AppointManager, async (actor, input) => {
  showing(await appointManager(actor, input), 'added')
})

export const changeRights = adminAction(ChangeManagerRights, async (actor, input) => {
  await changeManagerRights(actor, input)
  showing(input.managerId, 'saved')
})

export const turn = adminAction(TurnManager, async (actor, input) => {
  await turnManager(actor, input)
  showing(input.managerId, input.to === 'enabled' ? 'turnedOn' : 'turnedOff')
})

export const inviteAgain = adminAction(InviteManager, async (actor, input) => {
  await inviteManager(actor, input)
  showing(input.managerId, 'invited')
})

export const reset = adminAction(ResetSecondFactor, async (actor, input) => {
  await resetSecondFactor(actor, input)
  showing(input.managerId, 'wasReset')
})
