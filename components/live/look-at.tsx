'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { quietCookie } from '@/lib/auth/quiet'

/** Makes the page look again once, in so many milliseconds, when something on it is over by itself. */
export function LookAt({ after }: { after: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setTimeout(() => {
      document.cookie = `${quietCookie}=1; path=/; max-age=2; samesite=lax`
      router.refresh()
    }, after)
    return () => clearTimeout(timer)
  }, [after, router])
  return null
}
