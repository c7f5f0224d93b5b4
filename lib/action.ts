import 'server-only'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { isUnavailable } from '@/db/errors'
import type { Actor } from '@/lib/auth/actor'
import { type AdminActor, adminActor } from '@/lib/auth/admin'
import { isSameOrigin } from '@/lib/auth/origin'
import { currentActor } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { type Translate, translator } from '@/lib/i18n'
import { log } from '@/lib/log'
import { plainText } from '@/lib/plain-text'
import { Refusal } from '@/lib/refusal'
import type { Result } from '@/lib/result'

/** What React calls with a form: with or without JavaScript. */
export type FormAction<Value = unknown> = (previous: Result | null, form: FormData) => Promise<Result<Value>>

/**
 * The doorway every mutation comes through: the form is ours, somebody is asking, the input has the shape we
 * asked for, and a refusal turns into words for the form. Anything else thrown is ours to fix: it is let
 * through to the error page and the log, and its text never reaches a browser.
 */
export function action<Input extends z.ZodType, Value>(
  schema: Input,
  run: (actor: Actor, input: z.output<Input>) => Promise<Value>,
): FormAction<Value> {
  return actionOf(currentActor, schema, run)
}

/** The same doorway in the admin app, where only its managers are anybody. */
export function adminAction<Input extends z.ZodType, Value>(
  schema: Input,
  run: (actor: AdminActor, input: z.output<Input>) => Promise<Value>,
): FormAction<Value> {
  return actionOf(adminActor, schema, run)
}

function actionOf<Who extends Actor, Input extends z.ZodType, Value>(
  who: () => Promise<Who>,
  schema: Input,
  run: (actor: Who, input: z.output<Input>) => Promise<Value>,
): FormAction<Value> {
  return async (_previous, form) => {
    const actor = await who()
    const t = translator(actor.locale)
    const given = form instanceof FormData ? objectOf(form) : {}
    const refused = (message: string, fields: Record<string, string> = {}): Result<Value> => ({
      ok: false,
      message,
      fields,
      typed: typedIn(given),
    })
    if (!isSameOrigin(await headers(), env().PUBLIC_SCHEME)) return refused(t('refusals.foreignOrigin'))

    const parsed = schema.safeParse(given)
    if (!parsed.success) return refused(t('refusals.checkFields'), fieldsOf(parsed.error, t))
    try {
      return { ok: true, value: await run(actor, parsed.data) }
    } catch (error) {
      if (error instanceof Refusal) return refused(t(`refusals.${error.key}`, error.values), wordsOf(error, t))
      if (!isUnavailable(error)) throw error
      log.error({ err: error, requestId: actor.requestId }, 'the database could not take a write')
      return refused(t('refusals.unavailable'))
    }
  }
}

/** A form as an object: names that occur more than once become lists; the framework's own fields are left out. */
export function objectOf(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$'))
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name).map((value) => (typeof value === 'string' ? plainText(value) : value))
      return [name, values.length > 1 ? values : values[0]!]
    }),
  )
}

const isWord = (t: Translate, key: string) => t.has(`invalid.${key}` as Parameters<Translate['has']>[0])

function fieldsOf(error: z.ZodError, t: Translate): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const { path, message } of error.issues) {
    const key = isWord(t, message) ? message : 'wrong'
    fields[path.join('.')] ??= t(`invalid.${key}` as 'invalid.wrong')
  }
  return fields
}

const wordsOf = (refusal: Refusal, t: Translate) =>
  Object.fromEntries(
    Object.entries(refusal.fields).map(([field, key]) => [
      field,
      isWord(t, key) ? t(`invalid.${key as 'wrong'}`) : t(`refusals.${key as 'missing'}`),
    ]),
  )

const typedIn = (given: ReturnType<typeof objectOf>) =>
  Object.fromEntries(
    Object.entries(given).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !/password|token|^current$|^code$/i.test(entry[0]),
    ),
  )
