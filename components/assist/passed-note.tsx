import { StickyNote } from 'lucide-react'
import { passedWith } from '@/lib/assist/passing'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { Drawer } from './drawer'

/** What the colleague who passed this assist on wrote for whoever goes on with it, at hand for as long as it lasts. */
export async function PassedNote({ actor }: { actor: Actor }) {
  const passed = await passedWith(actor)
  if (!passed) return null
  const t = translator(actor.locale)
  return (
    <Drawer
      label={
        <>
          <StickyNote aria-hidden className="size-5" />
          <span className="sr-only">{t('passing.noteOf', { name: passed.name })}</span>
        </>
      }
    >
      <section className="p-2 text-md">
        <h2 className="mb-1 text-base">{t('passing.noteOf', { name: passed.name })}</h2>
        <p className="break-words whitespace-pre-line">{passed.words}</p>
      </section>
    </Drawer>
  )
}
