import type { Translate } from '@/lib/i18n'
import type { FormField } from '@/lib/people/fields'

const known = ['B2C', 'B2B', 'B2E'] as const

/** What a type of customers is called; a shop's own type by its code. */
export function typeName(t: Translate, type: string): string {
  const word = known.find((each) => each === type)
  return word ? t(`registration.types.${word}`) : t('registration.types.other', { type })
}

export const fieldWords = (t: Translate) => ({
  optional: t('registration.optional'),
  chooseOne: t('registration.chooseOne'),
})

/** An empty form; in the language of whoever fills it in, until they choose another. */
export const emptyForm = (fields: FormField[], locale: string) =>
  Object.fromEntries(fields.map(({ name }) => [name, name === 'locale' ? locale : name === 'b2brole' ? 'buyer' : '']))
