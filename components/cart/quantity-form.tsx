'use client'

import { clsx } from 'clsx'
import { type FocusEvent, type ReactNode, useActionState, useEffect, useId, useRef, useState } from 'react'
import { inputClass } from '@/components/forms/field'
import { Button, type ButtonLook } from '@/components/ui/button'
import type { Result } from '@/lib/result'

type Props = {
  action: (previous: Result<string> | null, form: FormData) => Promise<Result<string>>
  /** What is bought: the sku's or the line's id, by the name the action knows it by. */
  fields: Record<string, string>
  quantity: { value: number; min: number; step: number; label: string; help?: string; isLabelHidden?: boolean }
  submit: { label: string; look?: ButtonLook }
  /** Stands beside what the action answers, such as a way to the cart. */
  after?: ReactNode
  /** In a cart: a number that was typed counts when the field is left, whatever is pressed next. */
  sendsOnLeave?: boolean
  /** Among others in a grid: what is answered has its lines from the beginning, and moves nothing. */
  keepsRoom?: boolean
}

/**
 * The one-button form that has a number beside its button. It is light on purpose, without a form library: every
 * page of goods carries it.
 */
export function QuantityForm({ action, fields, quantity, submit, after, sendsOnLeave, keepsRoom }: Props) {
  const [result, send, pending] = useActionState(action, null)
  const id = useId()
  const refused = result?.ok === false ? result : undefined
  const wrong = refused && (refused.fields.quantity ?? refused.message)
  const input = useRef<HTMLInputElement>(null)
  const [known, setKnown] = useState({ seen: quantity.value, result })

  // What somebody else sets meanwhile takes nothing away from who is typing: what they send is still a change of what
  // they saw, and if that is refused, they have seen the other number from then on.
  useEffect(() => {
    const typed = input.current
    const isAnswered = known.result !== result
    if (!typed || (known.seen === quantity.value && !isAnswered)) return
    if (!isAnswered && ![known.seen, quantity.value].map(String).includes(typed.value)) return
    if (!refused) typed.value = String(quantity.value)
    setKnown({ seen: quantity.value, result })
  }, [quantity.value, known, refused, result])

  function sendIfChanged({ currentTarget, relatedTarget }: FocusEvent<HTMLInputElement>) {
    const { form, value } = currentTarget
    const isSentAnyway = relatedTarget instanceof HTMLButtonElement && relatedTarget.form === form
    if (!isSentAnyway && value !== String(quantity.value)) form?.requestSubmit()
  }

  return (
    <form action={send} noValidate>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {sendsOnLeave && <input type="hidden" name="seen" value={known.seen} />}
      <label htmlFor={id} className={quantity.isLabelHidden ? 'sr-only' : 'mb-1 block text-md font-medium'}>
        {quantity.label}
      </label>
      <div className="flex flex-wrap items-stretch gap-3">
        <input
          ref={input}
          id={id}
          name="quantity"
          type="number"
          inputMode="numeric"
          min={quantity.min}
          max={9999}
          step={quantity.step}
          required
          defaultValue={refused?.typed.quantity ?? quantity.value}
          onBlur={sendsOnLeave ? sendIfChanged : undefined}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={clsx(quantity.help && `${id}-help`, wrong && `${id}-wrong`) || undefined}
          className={clsx(inputClass, 'max-w-24')}
        />
        <Button look={submit.look} pending={pending}>
          {submit.label}
        </Button>
      </div>
      {quantity.help && (
        <p id={`${id}-help`} className="mt-1 text-sm text-soft">
          {quantity.help}
        </p>
      )}
      <div aria-live="polite" className={clsx(keepsRoom && 'flow-root min-h-17 sm:min-h-12')}>
        {wrong && (
          <p id={`${id}-wrong`} className="mt-2 text-sm font-medium text-bad">
            {wrong}
          </p>
        )}
        {result?.ok && result.value && (
          <p className={clsx('font-medium text-good', keepsRoom ? 'mt-2 text-sm' : 'mt-3 text-md')}>
            {result.value} {after}
          </p>
        )}
      </div>
    </form>
  )
}
