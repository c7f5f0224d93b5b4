import { z } from 'zod'

export const SignIn = z.object({
  email: z.string('required').trim().min(1, 'required').max(254, 'tooLong'),
  password: z.string('required').min(1, 'required').max(1024, 'tooLong'),
  next: z.string().max(2000).optional(),
})
export type SignIn = z.input<typeof SignIn>
