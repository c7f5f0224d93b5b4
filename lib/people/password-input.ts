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

export const AskForReset = z.object({ email: z.string('required').trim().min(1, 'required').max(254, 'tooLong') })
export type AskForReset = z.input<typeof AskForReset>

/** Whoever changes something about their sign-in says their password once more. */
const current = z.string('required').min(1, 'required').max(1024, 'tooLong')

export const ChangePassword = z.object({ current, password: newPassword })
export type ChangePassword = z.input<typeof ChangePassword>

export const ChangeEmail = AskForReset.extend({ currentPassword: current })
export type ChangeEmail = z.input<typeof ChangeEmail>

export const ConfirmEmail = z.object({ token: z.string().max(100) })

export const SignOutOf = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) })

export const JustPassword = z.object({ current })
export type JustPassword = z.input<typeof JustPassword>

export const ResetSecondFactor = JustPassword.extend({ managerId: z.uuid() })
export type ResetSecondFactor = z.output<typeof ResetSecondFactor>

/** Of the app: six digits; a recovery code: four groups of four. Spaces and hyphens are the reader's. */
const code = z.string('required').trim().min(1, 'required').max(40, 'tooLong')

export const EnterCode = z.object({ code, next: z.string().max(2000).optional() })
export type EnterCode = z.input<typeof EnterCode>

export const ConfirmCode = z.object({ code })
export type ConfirmCode = z.input<typeof ConfirmCode>

export const PasswordAndCode = z.object({ current, code })
export type PasswordAndCode = z.input<typeof PasswordAndCode>
