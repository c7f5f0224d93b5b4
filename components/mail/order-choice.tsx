import { Write } from '@/components/admin/choose'
import { Button } from '@/components/ui/button'
import type { Locale } from '@/db/words'
import { translator } from '@/lib/i18n'

/** Asks which order letters are shown for; the address says it, so that it can be kept and shared. */
export function OrderChoice({ number, kept = {}, locale }: Props) {
  const t = translator(locale)
  return (
    <form className="mb-6 flex flex-wrap items-end gap-3">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Write label={t('mailAdmin.order')} name="order" value={number} inputMode="numeric" maxLength={40} />
      <Button look="plain">{t('mailAdmin.show')}</Button>
    </form>
  )
}

type Props = { number?: string; kept?: Record<string, string>; locale: Locale }
