import { StickyNote } from 'lucide-react'
import type { Locale } from '@/db/words'
import { translator } from '@/lib/i18n'

type Props = { name: string; words: string; locale: Locale }

/** What the colleague who passed this assist on wrote for whoever goes on with it, at hand for as long as it lasts. */
export function PassedNote({ name, words, locale }: Props) {
  return (
    <section className="p-2 text-md">
      <h2 className="mb-1 text-base">{translator(locale)('passing.noteOf', { name })}</h2>
      <p className="break-words whitespace-pre-line">{words}</p>
    </section>
  )
}

export function NoteLabel({ name, locale }: Omit<Props, 'words'>) {
  return (
    <>
      <StickyNote aria-hidden className="size-5" />
      <span className="sr-only">{translator(locale)('passing.noteOf', { name })}</span>
    </>
  )
}
