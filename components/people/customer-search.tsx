'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useActionState, useEffect, useId, useRef, useState } from 'react'
import { inputClass } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import type { Result } from '@/lib/result'

type Person = { id: string; name: string; number: string; company: string; state: string }

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  source: string
  text: string
  labels: { label: string; placeholder: string; submit: string; more: string }
}

const PAUSE = 120

/** One box that finds anybody: suggestions while typing, a page of results on Enter. Works without either. */
export function CustomerSearch({ action, source, text, labels }: Props) {
  const [result, submit] = useActionState(action, null)
  const { people, more, ask, close } = useSuggestions(source)
  const [active, setActive] = useState(-1)
  const router = useRouter()
  const list = useId()
  const open = people.length > 0

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (!open) return
    const move = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: people.length - 1 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      setActive((move + people.length) % people.length)
    } else if (event.key === 'Escape') {
      event.preventDefault() // or the browser empties the box
      close()
      setActive(-1)
    } else if (event.key === 'Enter' && people[active]) {
      event.preventDefault()
      router.push(`/service/customers/${people[active].id}`)
    }
  }

  return (
    <form action={submit} className="relative mb-4 flex gap-2">
      <input
        type="search"
        name="text"
        role="combobox"
        aria-label={labels.label}
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={people[active] ? `${list}-${active}` : undefined}
        placeholder={labels.placeholder}
        defaultValue={text}
        autoComplete="off"
        onChange={(event) => {
          setActive(-1)
          ask(event.target.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setTimeout(close, 150)}
        className={inputClass}
      />
      <Button look="primary">{labels.submit}</Button>
      <div
        id={list}
        role="listbox"
        aria-label={labels.label}
        hidden={!open}
        className="absolute top-full right-0 left-0 z-30 mt-1 max-h-96 overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-float"
      >
        {people.map((person, at) => (
          <a
            key={person.id}
            id={`${list}-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            href={`/service/customers/${person.id}`}
            className="flex flex-wrap justify-between gap-x-4 rounded-control px-3 py-2 text-md hover:bg-sunken aria-selected:bg-sunken"
          >
            <span className="font-medium">{person.name}</span>
            <span className="text-soft">{[person.company, person.number].filter(Boolean).join(' · ')}</span>
          </a>
        ))}
        {more && <p className="px-3 py-2 text-sm text-soft">{labels.more}</p>}
      </div>
      {result?.ok === false && <p role="alert">{result.fields.text ?? result.message}</p>}
    </form>
  )
}

/** Asks the desk who matches, a moment after the last key; an answer that comes too late is dropped. */
function useSuggestions(source: string) {
  const [found, setFound] = useState<{ people: Person[]; more: boolean }>({ people: [], more: false })
  const asked = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  function close() {
    asked.current++
    clearTimeout(timer.current)
    setFound({ people: [], more: false })
  }

  async function fetchPeople(text: string) {
    const mine = ++asked.current
    const headers = { 'Content-Type': 'application/json' }
    const answer = await fetch(source, { method: 'POST', headers, body: JSON.stringify({ text }) }).catch(
      () => undefined,
    )
    if (!answer?.ok || mine !== asked.current) return
    setFound(await answer.json())
  }

  function ask(text: string) {
    clearTimeout(timer.current)
    if (text.trim().length < 2) return close()
    timer.current = setTimeout(() => void fetchPeople(text), PAUSE)
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  return { ...found, ask, close }
}
