import { z } from 'zod'
import { type Actor, may } from '@/lib/auth/actor'
import type { Permission } from '@/lib/auth/permissions'
import type { CustomerCard } from './cards'

/** What a manager can do about a customer's sign-in. */
export const cares = ['enable', 'disable', 'unlock', 'reset'] as const
export type Care = (typeof cares)[number]

export const careReasons = ['asked', 'suspicion', 'mistake', 'other'] as const

export const CareFor = z.object({
  customerId: z.uuid('wrong'),
  care: z.enum(cares, 'choose'),
  reason: z.enum(careReasons, 'choose'),
  /** Of whoever waits to be let in: which of their answers have been looked at. */
  shown: z.string().max(36, 'tooLong').optional(),
  /** For an unlock, where it was last given too long ago. */
  currentPassword: z.string().max(1024, 'tooLong').optional(),
})
export type CareFor = z.input<typeof CareFor>

const helps: Record<CustomerCard['state'], readonly Care[]> = {
  enabled: ['reset', 'disable'],
  disabled: ['enable'],
  locked: ['unlock', 'reset', 'disable'],
}

const needs: Record<Care, Permission> = {
  enable: 'customers.care',
  disable: 'customers.care',
  unlock: 'customers.care',
  reset: 'customers.resetPassword',
}

/** What this manager may do about a customer in that state, the remedy first. */
export const caresOpen = (actor: Actor, state: CustomerCard['state']) =>
  helps[state].filter((care) => may(actor, needs[care]))

export const isCare = (text: unknown): text is Care => cares.some((care) => care === text)
