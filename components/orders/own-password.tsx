import { Field } from '@/components/forms/field'

/** Whether a manager's password is asked for from the start: the order is large, and it was given too long ago for it. */
export type OwnPasswordAsk = { isAsked: boolean; label: string; help: string }

/** Stands there too once a form was refused without it: what was typed may have made the order large. */
export function OwnPassword({ ask, wrong }: { ask: OwnPasswordAsk; wrong?: string }) {
  if (!ask.isAsked && !wrong) return null
  return (
    <Field
      name="currentPassword"
      label={ask.label}
      help={ask.help}
      type="password"
      autoComplete="current-password"
      error={wrong}
    />
  )
}
