'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button'

type Likely = { id: string; name: string; number: string; company: string; why: 'email' | 'prospect' | 'likely' }

export type DuplicateWords = Record<'title' | Likely['why'] | 'open' | 'openOf', string> & {
  /** Whether this manager may open customers' pages. */
  opens: boolean
}

const PAUSE = 250
const asked = ['email', 'firstname', 'lastname', 'postcode', 'phone'] as const

/** Asks the desk who may be meant, a moment after the last key; an answer that comes too late is dropped. */
export function useDuplicates(on: boolean) {
  const [found, setFound] = useState<Likely[]>([])
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  async function look(typed: Record<string, string>) {
    const mine = ++turn.current
    const headers = { 'Content-Type': 'application/json' }
    const answer = await fetch('/api/duplicates', { method: 'POST', headers, body: JSON.stringify(typed) }).catch(
      () => undefined,
    )
    if (answer?.ok && mine === turn.current) setFound((await answer.json()).found)
  }

  function ask(event: FormEvent<HTMLFormElement>) {
    if (!on) return
    const form = new FormData(event.currentTarget)
    const typed = Object.fromEntries(asked.map((name) => [name, String(form.get(name) ?? '')]))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void look(typed), PAUSE)
  }

  return { found, ask }
}

/** Who may be meant, each with the way to their page instead. */
export function Duplicates({ found, words }: { found: Likely[]; words: DuplicateWords }) {
  return (
    <aside role="status" aria-label={words.title} className="lg:sticky lg:top-16">
      {found.length > 0 && (
        <div className="rounded-card border border-warn bg-surface p-5">
          <h2 className="mb-3 text-lg">{words.title}</h2>
          <ul className="grid gap-4">
            {found.map((person) => (
              <li key={person.id} className="grid gap-1 text-md">
                <span className="font-medium">{person.name}</span>
                <span className="text-soft">{[person.company, person.number].filter(Boolean).join(' · ')}</span>
                <span>{words[person.why]}</span>
                {words.opens && person.why !== 'prospect' && (
                  <a
                    href={`/service/customers/${person.id}`}
                    aria-label={words.openOf.replace('{name}', person.name)}
                    className={buttonClass('plain', 'mt-1 justify-self-start')}
                  >
                    {words.open}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </aside>
  )
}
