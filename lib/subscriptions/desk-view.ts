import { z } from 'zod'
import { subscriptionStates } from './words'

/** The articles with terms: one by its code, or all. */
export const TermsView = z.object({
  q: z.string().trim().max(50).catch(''),
  after: z.string().max(400).optional().catch(undefined),
})
export type TermsView = z.output<typeof TermsView>

/** Going on: all that have not ended. */
export const subscriptionGroups = ['goingOn', ...subscriptionStates] as const

const wholeNumber = z
  .string()
  .trim()
  .regex(/^\d{1,3}$/)
  .optional()
  .catch(undefined)

/** How the list of subscriptions is looked at. What a URL says that is none of the choices becomes the default. */
export const SubscriptionsView = z.object({
  group: z.enum(subscriptionGroups).catch('goingOn'),
  shop: z.uuid().optional().catch(undefined),
  /** Renewed within so many days, the next one first. */
  due: wholeNumber,
  article: z.string().trim().max(50).optional().catch(undefined),
  months: wholeNumber,
  after: z.string().max(400).optional().catch(undefined),
})
export type SubscriptionsView = z.output<typeof SubscriptionsView>
