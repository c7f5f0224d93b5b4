'use client'

import { type ReactNode, useEffect } from 'react'

/** Says, right after the start, for whom one acts now; and brings the keyboard to the bar that will say it all along. */
export function StartedNotice({ children }: { children: ReactNode }) {
  useEffect(() => document.getElementById('assist')?.focus(), [])
  return (
    <p role="status" className="mb-6 rounded-card bg-assist-ground p-4 text-md font-medium text-assist">
      {children}
    </p>
  )
}
