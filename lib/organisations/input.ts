import { z } from 'zod'
import { buyerRoles } from '@/db/words'

/** An amount as people write it; nothing typed is none. */
const amount = z.string().trim().max(15, 'tooLong').default('')

/** When somebody has to release a buyer's order: never, from an amount on, or always. */
export const releases = ['never', 'above', 'always'] as const

export const ChangeBuyer = z.object({
  customerId: z.uuid('wrong'),
  role: z.enum(buyerRoles, 'choose'),
  release: z.enum(releases, 'choose'),
  releaseFrom: amount,
  /** From this amount on, the buyer cannot order at all. */
  most: amount,
})
export type ChangeBuyer = z.output<typeof ChangeBuyer>

export const SwitchBuyer = z.object({ customerId: z.uuid('wrong'), enabled: z.enum(['yes', 'no'], 'choose') })
export type SwitchBuyer = z.output<typeof SwitchBuyer>

/** The organisation that a manager of the admin app means. */
export const OfOrganisation = { organisationId: z.uuid('wrong') }

export const SetTerms = z.object({
  ...OfOrganisation,
  days: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, 'wholeNumber')
    .default(''),
  limit: amount,
})
export type SetTerms = z.output<typeof SetTerms>

export const SettleInvoice = z.object({ ...OfOrganisation, invoiceId: z.uuid('wrong') })

export const BuyersView = z.object({ after: z.string().max(2000).optional().catch(undefined) })
