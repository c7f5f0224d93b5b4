import { z } from 'zod'
import { requiredLine, requiredProse } from './input'

export const AddNote = z.object({
  customerId: z.uuid(),
  text: requiredProse(2000),
})
export type AddNote = z.output<typeof AddNote>

export const DeleteNote = z.object({ customerId: z.uuid(), noteId: z.uuid() })
export type DeleteNote = z.output<typeof DeleteNote>

export const Tag = z.object({ customerId: z.uuid(), tag: requiredLine(40) })
export type Tag = z.output<typeof Tag>
