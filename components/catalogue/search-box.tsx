'use client'

import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef, useState } from 'react'

type Props = {
  /** Where the form goes without JavaScript, and with Enter. */
  action: string
  /** Where the suggestions come from. */
  source: string
  /** What a product's slug is put behind. */
  productHref: string
  words: { label: string; placeholder: string; submit: string; results: string }
  value?: string
}

type Suggestion = { slug: string; name: string; brand: string; picture: string; price: string }

const PAUSE_MS = 120

/** Finds goods while one types: a combobox that is a plain search form before JavaScript has loaded. */
export function SearchBox({ action, source, productHref, words, value = '' }: Props) {
  const [text, setText] = useState(value)
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const input = useRef<HTMLInputElement>(null)
  const router = useRouter()
  const id = useId()
  const found = useSuggestions(source, isOpen ? text : '')
  const shown = isOpen && found.length > 0

  useSlashFocuses(input)

  const goTo = ({ slug }: Suggestion) => {
    setOpen(false)
    router.push(productHref + slug)
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      if (!shown) setText('')
      setOpen(false)
      setActive(-1)
      return event.preventDefault()
    }
    if (!shown) {
      if (event.key === 'ArrowDown') setOpen(true)
      return
    }
    const picked = found[active]
    if (event.key === 'Enter' && picked) {
      event.preventDefault()
      return goTo(picked)
    }
    const to = moved(event.key, active, found.length)
    if (to === undefined) return
    event.preventDefault()
    setActive(to)
  }

  return (
    <search className="relative block w-full">
      <form action={action} className="flex" onSubmit={() => setOpen(false)}>
        <input
          ref={input}
          name="q"
          type="search"
          role="combobox"
          autoComplete="off"
          maxLength={100}
          value={text}
          placeholder={words.placeholder}
          aria-label={words.label}
          aria-expanded={shown}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
          onChange={(event) => {
            setText(event.target.value)
            setOpen(true)
            setActive(-1)
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
          className="min-h-10 w-full min-w-0 rounded-l-control border border-r-0 border-outline bg-surface px-3 text-base placeholder:text-soft"
        />
        <button
          type="submit"
          aria-label={words.submit}
          className="min-h-10 rounded-r-control border border-outline bg-surface px-3 hover:bg-sunken"
        >
          <Search aria-hidden className="size-5" />
        </button>
      </form>
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.results}
        hidden={!shown}
        className="absolute inset-x-0 top-full z-40 mt-1 overflow-hidden rounded-card border border-line bg-surface shadow-float"
      >
        {found.map((suggestion, at) => (
          <Option
            key={suggestion.slug}
            id={`${id}-${at}`}
            suggestion={suggestion}
            isActive={at === active}
            onPick={() => goTo(suggestion)}
          />
        ))}
      </div>
    </search>
  )
}

type OptionProps = { id: string; suggestion: Suggestion; isActive: boolean; onPick: () => void }

function Option({ id, suggestion: { name, brand, picture, price }, isActive, onPick }: OptionProps) {
  return (
    <button
      id={id}
      type="button"
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
      className={clsx('flex w-full items-center gap-3 px-3 py-2 text-left hover:bg-sunken', isActive && 'bg-sunken')}
    >
      <img src={`/pictures/${picture}.webp`} width={36} height={36} alt="" className="size-9" />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-md font-medium">{name}</span>
        <span className="block text-sm text-soft">{brand}</span>
      </span>
      <span className="text-md">{price}</span>
    </button>
  )
}

/** Where a key moves to among so many; -1 is back in the text. */
function moved(key: string, active: number, count: number): number | undefined {
  if (key === 'ArrowDown') return active + 1 < count ? active + 1 : -1
  if (key === 'ArrowUp') return active >= 0 ? active - 1 : count - 1
  if (active >= 0 && key === 'Home') return 0
  if (active >= 0 && key === 'End') return count - 1
  return undefined
}

function useSuggestions(source: string, text: string) {
  const [found, setFound] = useState<Suggestion[]>([])
  const wanted = text.trim()

  useEffect(() => {
    if (wanted.length < 2) {
      setFound([])
      return
    }
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`${source}?q=${encodeURIComponent(wanted)}`, { signal: stop.signal })
        const answer: { products: Suggestion[] } = response.ok ? await response.json() : { products: [] }
        setFound(answer.products)
      } catch {
        if (!stop.signal.aborted) setFound([])
      }
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [source, wanted])

  return found
}

/** `/` goes to the search from anywhere but a place one types in. */
function useSlashFocuses(input: RefObject<HTMLInputElement | null>) {
  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent) {
      const target = event.target as HTMLElement
      const typing = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [input])
}
