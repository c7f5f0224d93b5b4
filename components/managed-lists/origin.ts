import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { ListNamed } from '@/lib/managed-lists/queries'

/** Which managed list something came from, whose it is, and who took it; customers are not told their own name. */
export function originWords({ locale, assist }: Actor, { name: list, managerName: name, takenBy, isOwn }: ListNamed) {
  const t = translator(locale)
  if (isOwn && !assist) return t('managedLists.fromListYours', { list, name })
  return t('managedLists.fromList', { list, name, by: takenBy })
}
