'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { type FormEvent, startTransition, useActionState, useEffect, useRef } from 'react'
import { type DefaultValues, type FieldValues, get, type Path, useForm } from 'react-hook-form'
import type { z } from 'zod'
import type { Result } from '@/lib/result'
import { asSent } from './as-sent'

type Send<Value> = (previous: Result | null, form: FormData) => Promise<Result<Value>>

type Options<Input extends FieldValues, Value> = {
  defaultValues: DefaultValues<Input>
  /** The messages of `invalid.*` in the reader's language. */
  words: Record<string, string>
  onDone?: (value: Value) => void
}

/** Brings the keyboard to the first field that is wrong, as the page has them. */
function focusFirst(form: HTMLFormElement | null, isWrong: (field: { name: string }) => boolean) {
  const inputs = [...(form?.elements ?? [])].filter(
    (field) =>
      field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement,
  )
  inputs
    .find((input) => input.type !== 'hidden' && input.name !== '' && input.checkVisibility() && isWrong(input))
    ?.focus()
}

/**
 * A form whose fields are checked by the schema the action will check them with again. Without JavaScript it
 * is posted as it stands and comes back with what was typed; with it, the browser checks first. Either way
 * the server alone converts, and focus goes to the first field that is wrong.
 */
export function useActionForm<Input extends FieldValues, Value>(
  schema: z.ZodType<unknown, Input>,
  action: Send<Value>,
  { defaultValues, words, onDone }: Options<Input, Value>,
) {
  const [result, submit, pending] = useActionState<Result<Value> | null, FormData>(action, null)
  const answered = useRef<Result<Value> | null>(null)
  const check = zodResolver(schema as z.ZodType<Input, Input>, undefined, { raw: true })
  const form = useForm<Input>({
    shouldFocusError: false,
    resolver: (values, context, options) => check(asSent(values), context, options),
    defaultValues,
  })
  const { register, formState, setError, handleSubmit } = form
  const sent = useRef<HTMLFormElement>(null)

  useEffect(() => {
    if (!result || answered.current === result) return
    answered.current = result
    if (result.ok) return onDone?.(result.value)
    const fields = Object.entries(result.fields)
    for (const [name, message] of fields) setError(name as Path<Input>, { message })
    focusFirst(sent.current, ({ name }) => Object.hasOwn(result.fields, name))
  }, [result, onDone, setError])

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    const target = event.currentTarget
    sent.current = target
    const { submitter } = event.nativeEvent as SubmitEvent
    return handleSubmit(
      () => startTransition(() => submit(new FormData(target, submitter))),
      (wrong) => focusFirst(target, ({ name }) => Boolean(get(wrong, name))),
    )(event)
  }

  const refused = result?.ok === false ? result : undefined

  /** Everything an input needs, its value and its error included. */
  function field(name: Path<Input>) {
    const message = formState.errors[name]?.message
    const error = typeof message === 'string' ? (words[message] ?? message) : refused?.fields[name]
    const typed = refused?.typed[name] ?? (defaultValues as Record<string, unknown>)[name]
    return { ...register(name), defaultValue: typeof typed === 'string' ? typed : undefined, error }
  }

  return {
    form: { action: submit, onSubmit, noValidate: true },
    field,
    pending,
    message: refused?.message,
    control: form,
  }
}
