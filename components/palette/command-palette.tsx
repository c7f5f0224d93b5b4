'use client'

import { Search } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import type { PaletteProps } from './choices'
import { WANTED } from './palette-opener'

/** Only fetched by whoever opens it. */
const PaletteDialog = lazy(() => import('./palette-dialog'))

/** The button of the command palette and its keys: Ctrl-K or ⌘K anywhere, `/` where no search box is nearer. */
export function CommandPalette(props: PaletteProps) {
  const [open, setOpen] = useState(false)
  const { words, elsewhere } = props

  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      const control = event.ctrlKey || event.metaKey
      if (control && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen(true)
      } else if (event.key === '/' && !control && !event.altKey && !elsewhere && !isTyping(event.target)) {
        event.preventDefault()
        const box = document.querySelector<HTMLElement>('main input[type=search]')
        if (box) box.focus()
        else setOpen(true)
      }
    }
    const onWanted = () => setOpen(true)
    document.addEventListener('keydown', onKey)
    document.addEventListener(WANTED, onWanted)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener(WANTED, onWanted)
    }
  }, [elsewhere])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        title={elsewhere ? words.open : undefined}
        className={elsewhere ? inBar : buttonClass('plain', 'px-3 font-normal')}
      >
        <Search aria-hidden className="size-4" />
        <span className={elsewhere ? 'sr-only' : 'sr-only md:not-sr-only'}>{words.open}</span>
        {!elsewhere && (
          <kbd aria-hidden className="hidden text-sm opacity-80 lg:inline">
            Ctrl K
          </kbd>
        )}
      </button>
      {open && (
        <Suspense fallback={null}>
          <PaletteDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

/** The name of whom one acts for needs the room; on a phone this stands in the menu of the bar. */
const inBar =
  'hidden min-h-10 shrink-0 items-center gap-2 rounded-control border border-assist px-3 py-1 text-md font-medium whitespace-nowrap text-assist sm:inline-flex'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
