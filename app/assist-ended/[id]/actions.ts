'use server'

import { action } from '@/lib/action'
import { writeNote } from '@/lib/assist/commands'
import { AssistNote } from '@/lib/assist/input'

export const saveNote = action(AssistNote, (actor, input) => writeNote(actor, input))
