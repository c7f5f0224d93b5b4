import { Badge } from '@/components/ui/badge'
import type { Locale, ManagedListState } from '@/db/words'
import { translator } from '@/lib/i18n'

const tones = {
  sent: 'plain',
  seen: 'plain',
  accepted: 'accent',
  ordered: 'good',
  rejected: 'bad',
  withdrawn: 'warn',
  expired: 'warn',
} as const

/** What became of a list. */
export function ListState({ state, locale }: { state: ManagedListState; locale: Locale }) {
  return <Badge tone={tones[state]}>{translator(locale)(`managedLists.states.${state}`)}</Badge>
}
