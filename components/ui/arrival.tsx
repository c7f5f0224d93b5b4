'use client'

import { type ReactNode, useEffect, useRef } from 'react'

/** What a page says first, about what was just done: it gets the focus, and with it the eye. */
export function Arrival({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [])
  return (
    <div ref={ref} tabIndex={-1} className="scroll-mt-24 rounded-card">
      {children}
    </div>
  )
}
