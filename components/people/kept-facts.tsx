import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { Answers, FormField } from '@/lib/people/fields'

/** What the customer may read of themself and not change. */
export function KeptFacts({ actor, fields, profile }: { actor: Actor; fields: FormField[]; profile: Answers }) {
  if (fields.length === 0) return null
  const t = translator(actor.locale)
  const said = ({ name, kind, choices }: FormField) => {
    const value = profile[name] ?? ''
    if (kind === 'boolean') return t(value === 'true' ? 'profile.yes' : 'profile.no')
    return choices?.find((choice) => choice.value === value)?.label ?? (value || '–')
  }
  return (
    <section className="border-t border-line pt-5">
      <p className="mb-3 text-md text-soft">{t(actor.assist ? 'profile.readOnlyFor' : 'profile.readOnly')}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-md">
        {fields.map((field) => (
          <div key={field.name} className="contents">
            <dt className="text-soft">{field.label}</dt>
            <dd>{said(field)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
