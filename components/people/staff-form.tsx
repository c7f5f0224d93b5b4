'use client'

import type { ReactNode } from 'react'
import { Field } from '@/components/forms/field'
import { useActionForm } from '@/components/forms/use-action-form'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { AppointManager, ChangeManagerRights } from '@/lib/people/staff-input'
import type { Result } from '@/lib/result'

type Box = { name: string; label: string; ticked: boolean }
type Group = { title: string; boxes: Box[] }

type Props = {
  action: (previous: Result | null, form: FormData) => Promise<Result>
  /** Whose rights; without one, somebody new is made a manager. */
  managerId?: string
  groups: Group[]
  shops: Box[]
  labels: Record<'email' | 'firstname' | 'lastname' | 'rights' | 'shops' | 'current' | 'submit', string>
  words: Record<string, string>
}

/** What a manager may do and where, as boxes to tick; for one's own password. */
export function StaffForm({ action, managerId, groups, shops, labels, words }: Props) {
  const schema = managerId ? ChangeManagerRights : AppointManager
  const { form, field, pending, message } = useActionForm<Record<string, unknown>, unknown>(schema, action, {
    defaultValues: { ...(managerId ? { managerId } : { email: '', firstname: '', lastname: '' }), current: '' },
    words,
  })
  const asTyped = (box: Box) => ({ ...box, ticked: message ? field(box.name).defaultValue === 'on' : box.ticked })

  return (
    <form {...form} className="grid max-w-2xl gap-6">
      {message && <Notice kind="bad">{message}</Notice>}
      {managerId ? (
        <input type="hidden" {...field('managerId')} />
      ) : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={labels.firstname} autoComplete="off" {...field('firstname')} />
          <Field label={labels.lastname} autoComplete="off" {...field('lastname')} />
          <Field label={labels.email} type="email" autoComplete="off" wide {...field('email')} />
        </div>
      )}
      <Boxes title={labels.rights} error={field('roles').error}>
        {groups.map(({ title, boxes }) => (
          <div key={title}>
            <p className="mt-2 text-sm text-soft">{title}</p>
            {boxes.map(asTyped).map((box) => (
              <Tick key={box.name} box={box} />
            ))}
          </div>
        ))}
      </Boxes>
      <Boxes title={labels.shops} error={field('shops').error}>
        {shops.map(asTyped).map((box) => (
          <Tick key={box.name} box={box} />
        ))}
      </Boxes>
      <div className="max-w-md">
        <Field label={labels.current} type="password" autoComplete="current-password" {...field('current')} />
      </div>
      <div>
        <Button look="primary" pending={pending}>
          {labels.submit}
        </Button>
      </div>
    </form>
  )
}

function Boxes({ title, error, children }: { title: string; error?: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend className="text-md font-medium">{title}</legend>
      {children}
      {error && <p className="mt-1 text-sm font-medium text-bad">{error}</p>}
    </fieldset>
  )
}

/** Remembers by itself what is ticked; once it comes back from the server, by what was sent. */
function Tick({ box: { name, label, ticked } }: { box: Box }) {
  return (
    <label className="flex min-h-11 items-center gap-3 py-1.5">
      <input type="checkbox" name={name} value="on" defaultChecked={ticked} className="size-4 shrink-0" />
      {label}
    </label>
  )
}
