'use client'

import { startTransition, useActionState, useEffect, useRef } from 'react'
import type { Result } from '@/lib/result'

type Props = { action: (previous: Result<void> | null, form: FormData) => Promise<Result<void>>; id: string }

/** Tells the shop that the customer has the list before them. Asking for the page does not: that changes nothing. */
export function Seen({ action, id }: Props) {
  const [, send] = useActionState(action, null)
  const told = useRef(false)
  useEffect(() => {
    if (told.current) return
    told.current = true
    const form = new FormData()
    form.set('id', id)
    startTransition(() => send(form))
  }, [id, send])
  return null
}
