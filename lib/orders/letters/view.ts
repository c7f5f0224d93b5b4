import { z } from 'zod'
import { locales } from '@/db/words'

/** What the address of a letter's page says; whatever makes no sense is left out. */
export const LetterView = z.object({
  order: z
    .string()
    .trim()
    .regex(/^[\d-]{1,40}$/)
    .optional()
    .catch(undefined),
  language: z.enum(locales).optional().catch(undefined),
  as: z.literal('centre').optional().catch(undefined),
})
export type LetterView = z.infer<typeof LetterView>

/** The same page with other choices. */
export function letterPath(path: string, view: LetterView): string {
  const query = new URLSearchParams(Object.entries(view).filter(([, value]) => value !== undefined)).toString()
  return query ? `${path}?${query}` : path
}
