'use client'

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { inputClass } from '@/components/forms/field'
import type { Choice, PaletteProps } from './choices'
import { answerAt, type Section, sectionsOf } from './sections'
import { useAnswers } from './use-answers'

/** The palette, open: one box, and everything that what is typed may mean. The browser gives the focus back. */
export default function PaletteDialog(props: PaletteProps & { onClose: () => void }) {
  const { source, elsewhere, ending, words, onClose } = props
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<number>()
  const dialog = useRef<HTMLDialogElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const { found, asking } = useAnswers(source, text)
  const sections = sectionsOf(props, text, found)
  const count = sections.reduce((sum, { choices }) => sum + choices.length, 0)
  const here = chosen === undefined ? answerAt(sections, text) : Math.min(chosen, count - 1)
  const ended = `${id}-end`
  const silent = count > 0 ? (found.more ? words.more : '') : asking || !text.trim() ? '' : words.none

  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    list.current?.querySelector(`[data-at="${here}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [here])

  function onKeyDown(event: KeyboardEvent) {
    if (count === 0) return
    const to = { ArrowDown: here + 1, ArrowUp: Math.max(here, 0) - 1, Home: 0, End: count - 1 }[event.key]
    if (to !== undefined) setChosen((to + count) % count)
    else if (event.key === 'Enter') list.current?.querySelector<HTMLElement>(`[data-at="${here}"]`)?.click()
    else return
    event.preventDefault()
  }

  return (
    <dialog
      ref={dialog}
      aria-label={words.title}
      onClose={onClose}
      className="m-auto mt-[10vh] w-[min(40rem,calc(100vw-2rem))] rounded-card border border-line bg-surface p-0 text-ink shadow-float backdrop:bg-black/40"
    >
      <div className="border-b border-line p-3">
        <input
          type="text"
          role="combobox"
          aria-label={words.title}
          aria-expanded={count > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={here >= 0 ? `${id}-${here}` : undefined}
          placeholder={words.placeholder}
          autoComplete="off"
          maxLength={120}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setChosen(undefined)
          }}
          onKeyDown={onKeyDown}
          className={inputClass}
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={words.title}
        hidden={count === 0}
        className="max-h-[60vh] overflow-y-auto p-2"
      >
        {numbered(sections).map(({ name, choices }) => (
          <fieldset key={name} aria-label={words.groups[name]}>
            <p aria-hidden className="px-3 pt-2 pb-1 text-sm text-soft">
              {words.groups[name]}
            </p>
            {choices.map((choice) => (
              <Option
                key={choice.key}
                id={`${id}-${choice.at}`}
                choice={choice}
                isActive={choice.at === here}
                form={ended}
                elsewhere={elsewhere}
                onPick={() => dialog.current?.close()}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <p role="status" className="px-5 text-md text-soft not-empty:py-3">
        {silent}
      </p>
      {ending && <form id={ended} action={ending} method="post" />}
    </dialog>
  )
}

/** Each choice with its place among all of them. */
function numbered(sections: Section[]) {
  let at = 0
  return sections.map(({ name, choices }) => ({ name, choices: choices.map((choice) => ({ ...choice, at: at++ })) }))
}

type OptionProps = {
  id: string
  choice: Choice & { at: number }
  isActive: boolean
  form: string
  elsewhere: boolean
  onPick: () => void
}

const look =
  'flex w-full flex-wrap items-center justify-between gap-x-4 rounded-control px-3 py-2 text-left text-md hover:bg-sunken aria-selected:bg-sunken'

/** While acting, a page of the desk opens in a tab of its own: this one stays the customer's. */
function Option({ id, choice, isActive, form, elsewhere, onPick }: OptionProps) {
  const given = { id, role: 'option', tabIndex: -1, 'aria-selected': isActive, 'data-at': choice.at, className: look }
  if (!choice.href) {
    return (
      <button {...given} type="submit" form={form}>
        <span className="font-medium">{choice.label}</span>
      </button>
    )
  }
  return (
    <a {...given} href={choice.href} {...(elsewhere && { target: '_blank', rel: 'noopener' })} onClick={onPick}>
      <span className="font-medium">{choice.label}</span> <span className="text-soft">{choice.hint}</span>
    </a>
  )
}
