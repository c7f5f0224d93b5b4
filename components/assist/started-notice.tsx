'use client'

import { useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'

/**
 * Says, on whichever page an assist begins at, for whom one acts now; and brings the keyboard to the bar that will say
 * it all along.
 */
export function StartedNotice({ children }: { children: ReactNode }) {
  const started = useSearchParams().has('started')
  useEffect(() => {
    if (started) document.getElementById('assist')?.focus()
  }, [started])
  if (!started) return null
  return (
    <p role="status" className="mx-auto w-full max-w-7xl px-4 pb-2 text-md font-medium sm:px-6">
      {children}
    </p>
  )
}
