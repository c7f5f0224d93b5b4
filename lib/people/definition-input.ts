import { z } from 'zod'
import { attributeKinds } from '@/db/words'
import { line, prose, requiredLine, requiredProse } from './input'

/** The shop whose customers are asked. */
const shopId = z.uuid('choose')

/** An attribute of a shop's customers as a manager types it. (What is typed into a field called `code` is not kept.) */
export const DefinitionForm = z.object({
  shopId,
  attribute: z
    .string()
    .trim()
    .regex(/^[A-Za-z][A-Za-z0-9_]{1,60}$/, 'attributeCode'),
  kind: z.enum(attributeKinds, 'choose'),
  nameEn: requiredLine(60),
  nameFr: requiredLine(60),
  helpEn: line(120).default(''),
  helpFr: line(120).default(''),
  pattern: line(200).default(''),
  /** One on a line: `value | English | French`. */
  choices: prose(5000).default(''),
  mandatory: z.enum(['yes', 'no'], 'choose').default('no'),
})
export type DefinitionForm = z.output<typeof DefinitionForm>

export const ForgetDefinition = z.object({ shopId, attribute: z.string().max(61) })
export type ForgetDefinition = z.output<typeof ForgetDefinition>

export const ArrangeForm = z.object({
  shopId,
  type: z.string().max(20),
  fields: requiredProse(2000),
})
export type ArrangeForm = z.output<typeof ArrangeForm>

export const FormsView = z.object({
  shop: z.uuid().optional().catch(undefined),
  type: z.string().max(20).optional().catch(undefined),
  saved: z.string().max(1).optional().catch(undefined),
})
