import NextLink from 'next/link'
import { Table } from '@/components/admin/table'
import { Badge } from '@/components/ui/badge'
import type { Locale } from '@/db/words'
import { formatTime, translator } from '@/lib/i18n'

type Listed = {
  id: string
  template: string
  recipient: string
  subject: string
  state: 'queued' | 'sent' | 'dead'
  attempts: number
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
}

const tones = { queued: 'warn', sent: 'good', dead: 'bad' } as const

/** Letters, and what became of them. */
export function LetterTable({ letters, caption, locale }: { letters: Listed[]; caption: string; locale: Locale }) {
  const t = translator(locale)
  const columns = [
    { key: 'letter', label: t('mailAdmin.letter') },
    { key: 'to', label: t('mailAdmin.to') },
    { key: 'written', label: t('mailAdmin.written') },
    { key: 'state', label: t('mailAdmin.state') },
    { key: 'tries', label: t('mailAdmin.tries'), align: 'right' as const },
    { key: 'error', label: t('mailAdmin.error') },
  ]
  const rows = letters.map((letter) => ({
    key: letter.id,
    cells: {
      letter: (
        <>
          <NextLink
            href={`/admin/mail/letters/${letter.id}`}
            prefetch={false}
            className="font-medium underline underline-offset-4"
          >
            {letter.subject}
          </NextLink>
          <p className="font-mono text-sm text-soft">{letter.template}</p>
        </>
      ),
      to: <span className="break-all">{letter.recipient}</span>,
      written: formatTime(letter.createdAt, locale),
      state: <Badge tone={tones[letter.state]}>{t(`mailbox.${letter.state}`)}</Badge>,
      tries: letter.attempts,
      error: <span className="break-words">{letter.lastError}</span>,
    },
  }))
  return <Table caption={caption} columns={columns} rows={rows} />
}
