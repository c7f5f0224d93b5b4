import { z } from 'zod'

const text = (max: number) => z.string().trim().max(max, 'tooLong').default('')

export const StartAssist = z.object({
  customerId: z.uuid(),
  reason: text(40),
  reasonText: text(500),
  ticket: text(60),
  /** Where it was last given too long ago. */
  currentPassword: z.string().max(1024, 'tooLong').optional(),
})
export type StartAssist = z.input<typeof StartAssist>

export const AssistNote = z.object({ assistId: z.uuid(), note: text(2000) })
export type AssistNote = z.input<typeof AssistNote>
