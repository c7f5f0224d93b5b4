'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { lookQuietly } from './quietly'

/** Makes the page look again once, in so many milliseconds, when something on it is over by itself. */
export function LookAt({ after }: { after: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setTimeout(() => lookQuietly(router), after)
    return () => clearTimeout(timer)
  }, [after, router])
  return null
}
