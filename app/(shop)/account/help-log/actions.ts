'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/action'
import { answerRequest } from '@/lib/assist/consent'
import { disputeAssist } from '@/lib/assist/dispute'
import { AnswerRequest, DisputeAssist } from '@/lib/assist/input'
import { takeBack } from '@/lib/undo/commands'
import { TakeBack } from '@/lib/undo/input'

export const answer = action(AnswerRequest, async (actor, input) => {
  await answerRequest(actor, input)
  refresh()
})

export const dispute = action(DisputeAssist, async (actor, input) => {
  await disputeAssist(actor, input)
  refresh()
})

export const takeChangesBack = action(TakeBack, async (actor, input) => {
  await takeBack(actor, input)
  refresh()
})
