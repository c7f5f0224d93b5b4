import { z } from 'zod'

const page = { number: z.string().max(40), handle: z.string().max(100), event: z.uuid() }

/** What the test bank is told to answer. */
export const BankAnswer = z.object({ ...page, code: z.enum(['1', '2', '3', '4', '5']) })

/** What it is told to have given back, as people write amounts. */
export const BankRefund = z.object({ ...page, amount: z.string('required').trim().min(1, 'required').max(15, 'wrong') })

export const bankCodes = BankAnswer.shape.code.options
