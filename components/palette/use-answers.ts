'use client'

import { useEffect, useState } from 'react'
import type { Answer } from './choices'

const PAUSE = 120

const nothing: Answer = { people: [], orders: [], more: false }

/** Asks who and what matches, a moment after the last key; an answer that comes too late is dropped. */
export function useAnswers(source: string | undefined, text: string) {
  const [answer, setAnswer] = useState<{ text: string; found: Answer }>({ text: '', found: nothing })
  const wanted = source && text.trim().length >= 2 ? text : ''

  useEffect(() => {
    if (!source || !wanted) return
    const gone = new AbortController()
    const timer = setTimeout(async () => {
      const headers = { 'Content-Type': 'application/json' }
      const asked = { method: 'POST', headers, body: JSON.stringify({ text: wanted }), signal: gone.signal }
      const found = await fetch(source, asked)
        .then((response): Promise<Answer> | Answer => (response.ok ? response.json() : nothing))
        .catch(() => undefined)
      if (!gone.signal.aborted) setAnswer({ text: wanted, found: found ?? nothing })
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      gone.abort()
    }
  }, [source, wanted])

  return { found: wanted ? answer.found : nothing, asking: wanted !== '' && answer.text !== wanted }
}
