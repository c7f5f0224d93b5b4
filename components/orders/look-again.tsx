'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const SECONDS = 5

/**
 * Looks every few seconds whether the page has something new to say. Without JavaScript the browser reloads it; with
 * it nothing may go on reloading a page that was left meanwhile.
 */
export function LookAgain() {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(refresh, SECONDS * 1000)
    return () => clearInterval(timer)
  }, [refresh])
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(SECONDS)} />
    </noscript>
  )
}
