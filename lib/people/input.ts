import { z } from 'zod'
import { addressKinds } from '@/db/words'
import { canBeSeen, withoutUnseen } from '@/lib/plain-text'
import { countries } from './countries'

/** One line of text as people type it: nothing in it that cannot be seen, no longer than decent. */
export const line = (most = 100) => z.string().trim().max(most, 'tooLong').refine(canBeSeen, 'invisible')

export const requiredLine = (most = 100) =>
  z.string().trim().min(1, 'required').max(most, 'tooLong').refine(canBeSeen, 'invisible')

/** A text of several lines, without what cannot be seen in it. The one rule for remarks, messages and notes. */
export const prose = (most: number) => z.string().overwrite(withoutUnseen).trim().max(most, 'tooLong')

export const requiredProse = (most: number) =>
  z.string('required').overwrite(withoutUnseen).trim().min(1, 'required').max(most, 'tooLong')

export const phone = z
  .string()
  .trim()
  .max(30, 'tooLong')
  .regex(/^[+\d][\d ()./-]{4,}$|^$/, 'phone')

/** An address as an envelope needs it. */
export const Postal = z.object({
  name: requiredLine(),
  company: line().default(''),
  line1: requiredLine(),
  line2: line().default(''),
  postcode: requiredLine(12),
  city: requiredLine(60),
  country: z.enum(countries, 'choose'),
  phone: phone.default(''),
})

export const SaveAddress = Postal.extend({
  /** Without one, it is a new address. */
  id: z.union([z.uuid('wrong'), z.literal('')], 'wrong').optional(),
  kind: z.enum(addressKinds, 'choose'),
  isDefault: z.literal('on').optional(),
})
export type SaveAddress = z.output<typeof SaveAddress>

export const RemoveAddress = z.object({ id: z.uuid('wrong') })
