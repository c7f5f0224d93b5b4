'use client'

import type { ReactNode } from 'react'

/** What a page says when its palette is wanted. */
export const WANTED = 'palette-wanted'

/** A second way to the palette of the page, where its own button has no room; it shuts the menu that it stands in. */
export function PaletteOpener({ className, children }: { className: string; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      className={className}
      onClick={({ currentTarget }) => {
        currentTarget.closest('details')?.removeAttribute('open')
        document.dispatchEvent(new Event(WANTED))
      }}
    >
      {children}
    </button>
  )
}
