'use server'

import { refresh } from 'next/cache'
import { action } from '@/lib/action'
import { writeNote } from '@/lib/assist/commands'
import { AssistNote } from '@/lib/assist/input'
import { takeBack } from '@/lib/undo/commands'
import { TakeBack } from '@/lib/undo/input'

export const saveNote = action(AssistNote, (actor, input) => writeNote(actor, input))

export const takeChangesBack = action(TakeBack, async (actor, input) => {
  await takeBack(actor, input)
  refresh()
})
