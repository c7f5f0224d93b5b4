import { Card } from '@/components/ui/card'
import type { Locale } from '@/db/words'
import { translator } from '@/lib/i18n'
import { LetterText } from './letter-text'

/** A letter as it looks and as text, side by side. Nothing in its markup can run. */
export function LetterSheet({ html, text, locale }: { html: string; text: string; locale: Locale }) {
  const t = translator(locale)
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <section className="min-w-0">
        <h2 className="mb-2">{t('mailbox.html')}</h2>
        <iframe
          title={t('mailbox.html')}
          srcDoc={html}
          sandbox=""
          className="h-[80vh] w-full rounded-card border border-line bg-white"
        />
      </section>
      <section className="min-w-0">
        <h2 className="mb-2">{t('mailbox.text')}</h2>
        <Card>
          <LetterText text={text} />
        </Card>
      </section>
    </div>
  )
}
