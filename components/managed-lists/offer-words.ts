import type { Actor } from '@/lib/auth/actor'
import { type Translate, translator } from '@/lib/i18n'

export function offerWords({ locale }: Actor, submit: 'send' | 'revise') {
  const t = translator(locale)
  return {
    name: t('managedLists.name'),
    message: t('managedLists.message'),
    validUntil: t('managedLists.validUntil'),
    validUntilHelp: t('managedLists.validUntilHelp'),
    alternativesHelp: t('managedLists.alternativesHelp'),
    submit: t(`managedLists.${submit}`),
  }
}

/** Each field says which thing it is about. */
export const lineWords = (t: Translate, name: string) => ({
  quantity: t('managedLists.quantityOf', { name }),
  note: t('managedLists.noteOf', { name }),
  alternatives: t('managedLists.alternativesOf', { name }),
})
