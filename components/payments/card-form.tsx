'use client'

import {
  type FormEvent,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { inputClass } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import { type CardProblem, type TypedCard, tokenise } from '@/lib/payments/tokenise'
import type { Result } from '@/lib/result'
import type { CardLabels } from './card-words'
import { Tick } from './tick'

export type CardFormProps<Value = unknown> = {
  /** An action of `KeepCard`. */
  action: (previous: Result | null, form: FormData) => Promise<Result<Value>>
  /** `yyyy-mm`, by the shop's clock. */
  thisMonth: string
  labels: CardLabels
  /** Whether the card may be kept for the next orders. */
  offersSaving: boolean
  /** A manager types: the customer has to have agreed. */
  needsAgreement: boolean
  /** What else the action needs to know. */
  fields?: Record<string, string>
  onDone?: (value: Value) => void
}

type Problems = Partial<Record<keyof TypedCard, CardProblem>>

/**
 * The test gateway's card form. Number and code have no name, so that no browser ever sends them: the gateway's
 * part, which runs here, makes a token of them, and the token is what we are told.
 */
export function CardForm<Value>({ action, thisMonth, labels, fields = {}, onDone, ...offer }: CardFormProps<Value>) {
  const [result, submit, pending] = useActionState<Result<Value> | null, FormData>(action, null)
  const answered = useRef(result)
  useEffect(() => {
    if (answered.current === result) return
    answered.current = result
    if (result?.ok) onDone?.(result.value)
  }, [result, onDone])
  const [problems, setProblems] = useState<Problems>({})
  const id = useId()
  const refused = result?.ok === false ? result : undefined
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  if (!hasScript) return <p className="text-md text-soft">{labels.needsScript}</p>

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const input = (name: keyof TypedCard) => form.querySelector<HTMLInputElement>(`[data-card="${name}"]`)!
    const typed = { number: input('number').value, expiry: input('expiry').value, code: input('code').value }
    const answer = tokenise(typed, thisMonth)
    if ('problems' in answer) {
      setProblems(answer.problems)
      return input(Object.keys(answer.problems)[0] as keyof TypedCard).focus()
    }
    setProblems({})
    const said = new FormData(form)
    for (const [name, value] of Object.entries(answer.card)) said.set(name, String(value))
    startTransition(() => submit(said))
  }

  const field = (name: keyof TypedCard) => ({
    name,
    id: `${id}-${name}`,
    error: problems[name] && labels[problems[name]],
    label: labels[name],
  })

  return (
    <form onSubmit={onSubmit} noValidate className="grid max-w-md gap-4">
      <input type="hidden" name="gateway" value="testPaymentGateway" />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {refused && (
        <p role="alert" className="text-sm font-medium text-bad">
          {Object.values(refused.fields)[0] ?? refused.message}
        </p>
      )}
      <Unnamed {...field('number')} autoComplete="cc-number" />
      <div className="grid grid-cols-2 gap-4">
        <Unnamed {...field('expiry')} autoComplete="cc-exp" placeholder="MM/YY" />
        <Unnamed {...field('code')} autoComplete="cc-csc" help={labels.codeHelp} />
      </div>
      {offer.offersSaving && <Tick name="saved">{labels.saved}</Tick>}
      {offer.needsAgreement && <Tick name="agreed">{labels.agreed}</Tick>}
      <p className="text-sm text-soft">{labels.private}</p>
      <div>
        <Button pending={pending}>{labels.submit}</Button>
      </div>
    </form>
  )
}

const never = () => () => {}

type UnnamedProps = {
  id: string
  name: keyof TypedCard
  label: string
  error?: string
  help?: string
  autoComplete: string
  placeholder?: string
}

/** An input whose value stays in the browser: it has no name. */
function Unnamed({ id, name, label, error, help, ...input }: UnnamedProps) {
  const notes = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block text-md font-medium">
        {label}
      </label>
      <input
        {...input}
        id={id}
        data-card={name}
        inputMode="numeric"
        aria-invalid={error ? true : undefined}
        aria-describedby={notes || undefined}
        className={inputClass}
      />
      {help && (
        <p id={`${id}-help`} className="mt-1 text-sm text-soft">
          {help}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 text-sm font-medium text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
