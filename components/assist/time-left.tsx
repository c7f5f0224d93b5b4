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
  /** The unit behind the bare number, where there is no room for the words. */
  short: string
  soon: string
}

const MINUTE = 60_000

/**
 * How long the assist still lasts; the server decides, this only shows it. It warns before the end, asks the
 * server when time is over, and also when the browser brings a page back from its memory.
 */
export function TimeLeft({ now, endsAt, idleEndsAt, warnBefore, left, short, soon }: Props) {
  const path = usePathname()
  const passed = usePassed()
  const [lastClick, setLastClick] = useState({ path, at: 0 })
  if (lastClick.path !== path) setLastClick({ path, at: passed })

  useEffect(() => {
    const returned = (event: PageTransitionEvent) => event.persisted && window.location.reload()
    window.addEventListener('pageshow', returned)
    return () => window.removeEventListener('pageshow', returned)
  }, [])

  const remaining = Math.min(endsAt - now, idleEndsAt - now + lastClick.at) - passed
  useEffect(() => {
    if (remaining <= 0) window.location.reload()
  }, [remaining])

  const minutes = minutesOf(endsAt - now - passed)
  return (
    <p className="shrink-0 text-sm whitespace-nowrap">
      <span className="hidden sm:inline" aria-hidden>
        {minutes} {short}
      </span>
      <span className="max-sm:hidden sm:sr-only">{left[Math.min(minutes, left.length - 1)]}</span>
      {remaining <= warnBefore && (
        <span
          role="alert"
          className="absolute inset-x-0 top-full border-b border-assist bg-assist-ground px-4 py-1 text-center font-semibold whitespace-normal"
        >
          {soon}
        </span>
      )}
    </p>
  )
}

/** The same in words alone, for where the bar itself has no room for it. */
export function MinutesLeft({ now, endsAt, left }: Pick<Props, 'now' | 'endsAt' | 'left'>) {
  const minutes = minutesOf(endsAt - now - usePassed())
  return <span>{left[Math.min(minutes, left.length - 1)]}</span>
}

const minutesOf = (span: number) => Math.max(0, Math.ceil(span / MINUTE))

/** How long the page has been there, in milliseconds. */
function usePassed(): number {
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    const since = performance.now()
    const timer = setInterval(() => setPassed(performance.now() - since), 5_000)
    return () => clearInterval(timer)
  }, [])
  return passed
}
