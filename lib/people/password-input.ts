import { z } from 'zod'

/** Length is what makes a password good; what it is made of is its owner's business. */
export const SHORTEST_PASSWORD = 15
const LONGEST_PASSWORD = 200

const characters = (text: string) => Array.from(text.normalize('NFKC')).length

export const newPassword = z
  .string('required')
  .min(1, 'required')
  .refine((text) => characters(text) >= SHORTEST_PASSWORD, 'passwordShort')
  .refine((text) => characters(text) <= LONGEST_PASSWORD, 'tooLong')
  .refine((text) => !/\p{Cc}/u.test(text), 'wrong')

/** The token is the link's; what a browser sends as one is looked up, never trusted. */
export const ChoosePassword = z.object({ token: z.string().max(100), password: newPassword })
export type ChoosePassword = z.input<typeof ChoosePassword>
