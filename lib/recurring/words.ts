import type { RecurringUnit } from '@/db/words'
import type { Translate } from '@/lib/i18n'

/** "Every 2 weeks". */
export const rhythmWords = ({ every, unit }: { every: number; unit: RecurringUnit }, t: Translate) =>
  t(`recurring.rhythm.${unit}`, { count: every })
