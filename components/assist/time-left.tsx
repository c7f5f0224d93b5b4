'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useState } from 'react'

type Props = {
  /** Milliseconds since 1970, by the server's clock. */
  now: number
  endsAt: number
  idleEndsAt: number
  warnBefore: number
  /** What to say for each number of minutes left. */
  left: string[]
  soon: string
}

const MINUTE = 60_000

/**
 * How long the assist still lasts; the server decides, this only shows it. It warns before the end, asks the
 * server when time is over, and also when the browser brings a page back from its memory.
 */
export function TimeLeft({ now, endsAt, idleEndsAt, warnBefore, left, soon }: Props) {
  const path = usePathname()
  const [passed, setPassed] = useState(0)
  const [lastClick, setLastClick] = useState({ path, at: 0 })
  if (lastClick.path !== path) setLastClick({ path, at: passed })

  useEffect(() => {
    const since = performance.now()
    const timer = setInterval(() => setPassed(performance.now() - since), 5_000)
    return () => clearInterval(timer)
  }, [])

  useEffect(() => {
    const returned = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    window.addEventListener('pageshow', returned)
    return () => window.removeEventListener('pageshow', returned)
  }, [])

  const remaining = Math.min(endsAt - now, idleEndsAt - now + lastClick.at) - passed
  useEffect(() => {
    if (remaining <= 0) window.location.reload()
  }, [remaining])

  const minutes = Math.max(0, Math.ceil((endsAt - now - passed) / MINUTE))
  return (
    <p className="shrink-0 text-sm">
      <span className="hidden sm:inline">{left[Math.min(minutes, left.length - 1)]}</span>
      {remaining <= warnBefore && (
        <span role="alert" className="ml-2 font-semibold">
          {soon}
        </span>
      )}
    </p>
  )
}
