'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'

const EVERY = 3_000

/** Asks again every few seconds while the page is looked at; what is being typed stays. Without JavaScript there is the link inside. */
export function LookAgain({ children }: { children: ReactNode }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [router])
  return <div className="mt-3">{children}</div>
}
