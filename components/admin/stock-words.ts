import type { Locale } from '@/db/words'
import { translator } from '@/lib/i18n'
import type { Changed } from '@/lib/inventory/count'
import type { ImportedLine } from '@/lib/inventory/import'
import type { ImportReport } from './import-form'

/** What a count or an adjustment did, in the reader's words. */
export function changedWord(locale: Locale, { before, after, owed }: Changed): string {
  const t = translator(locale)
  if (owed > 0) return t('admin.inventory.changedOwed', { before, after, owed })
  return before === after ? t('admin.inventory.unchanged', { after }) : t('admin.inventory.changed', { before, after })
}

/** What became of each line of a file, and of all of them. */
export function importReport(locale: Locale, lines: ImportedLine[]): ImportReport {
  const t = translator(locale)
  const isChange = ({ changed }: ImportedLine) => changed !== undefined && changed.before !== changed.after
  const refused = lines.filter((line) => line.refused).length
  const changed = lines.filter(isChange).length
  return {
    summary: t('admin.inventory.imported', { changed, refused, unchanged: lines.length - changed - refused }),
    lines: lines.map(({ number, text, changed: done, refused: why }) => ({
      number,
      text,
      outcome: why ? t(`refusals.${why.key}`, why.values) : done ? changedWord(locale, done) : '',
      good: !why,
    })),
  }
}
