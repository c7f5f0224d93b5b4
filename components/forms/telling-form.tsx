'use client'

import NextLink from 'next/link'
import { type ComponentProps, type ReactNode, useActionState } from 'react'
import { useFormStatus } from 'react-dom'
import { Field } from '@/components/forms/field'
import { Button } from '@/components/ui/button'
import type { Answer, Result } from '@/lib/result'

type Props = {
  action: (previous: Result<Answer> | null, form: FormData) => Promise<Result<Answer>>
  /** What the action needs to know; sent as hidden fields. */
  fields?: Record<string, string | number>
  id?: string
  /** Its one line of text, if it has one; what is wrong with it is said beside it. */
  text?: { name: string; label: string; help?: string; value?: string }
  /** There is nothing to send any more, but what was answered still stands there. */
  isOver?: boolean
  /** Folded away behind these words until it is wanted; the browser's own disclosure. */
  folded?: string
  className?: string
  children: ReactNode
}

/** A form of few fields that says what became of it, in place, with and without JavaScript. */
export function TellingForm({ action, fields = {}, id, text, isOver, folded, className, children }: Props) {
  const [result, submit] = useActionState(action, null)
  const refused = result?.ok === false ? result : undefined
  const form = (
    <div>
      <form action={submit} id={id} hidden={isOver} className={className} noValidate>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {text && (
          <Field
            key={text.value}
            name={text.name}
            label={text.label}
            help={text.help}
            maxLength={60}
            autoComplete="off"
            defaultValue={refused?.typed[text.name] ?? text.value}
            error={refused?.fields[text.name]}
          />
        )}
        {children}
      </form>
      <div aria-live="polite" className="text-md font-medium">
        {refused && <p className="mt-2 text-bad">{refused.message}</p>}
        {result?.ok && <Told answer={result.value} />}
      </div>
    </div>
  )
  if (!folded) return form
  return (
    <details open={result !== null || undefined}>
      <summary className="inline-flex min-h-10 cursor-pointer items-center py-2 text-md font-medium text-accent underline underline-offset-4">
        {folded}
      </summary>
      {form}
    </details>
  )
}

function Told({ answer: { good, left = [], link } }: { answer: Answer }) {
  return (
    <>
      <p className="mt-3 text-good">
        {good}{' '}
        {link && (
          <NextLink href={link.href} prefetch={false} className="text-accent underline underline-offset-4">
            {link.label}
          </NextLink>
        )}
      </p>
      {left.length > 0 && (
        <ul className="mt-2 list-disc space-y-1 pl-5 text-warn">
          {left.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A button of such a form: it waits while the form is under way. */
export function SubmitButton(props: ComponentProps<typeof Button>) {
  return <Button {...props} pending={useFormStatus().pending} />
}
