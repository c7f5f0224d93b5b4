import { z } from 'zod'

export const formats = ['json', 'html'] as const
export const Export = z.object({ format: z.enum(formats) })

/** Closing cannot be taken back: it takes the password and a tick. */
export const CloseAccount = z.object({
  current: z.string('required').min(1, 'required').max(1024, 'tooLong'),
  sure: z.literal('on', 'required'),
})
export type CloseAccount = z.input<typeof CloseAccount>
