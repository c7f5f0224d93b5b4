import 'server-only'
import { NextResponse } from 'next/server'
import type { z } from 'zod'
import { isUnavailable } from '@/db/errors'
import { objectOf } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { type AdminActor, adminActor } from '@/lib/auth/admin'
import { isSameOrigin } from '@/lib/auth/origin'
import { currentActor } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { plainText } from '@/lib/plain-text'
import { Refusal } from '@/lib/refusal'

const statuses = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  throttled: 429,
  unavailable: 503,
} as const

/** Nothing that was made for one person may be kept by a cache. */
export const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** An answer for a script, for this person only. */
export const json = (value: unknown, status = 200) => NextResponse.json(value, { status, headers: PRIVATE })

export function refusalOf({ key, reason, values }: Refusal) {
  const answer = json({ refused: key }, statuses[reason])
  if (reason === 'throttled') answer.headers.set('Retry-After', String(values.seconds ?? 60))
  if (reason === 'unavailable') answer.headers.set('Retry-After', '5')
  return answer
}

/** Sends the browser on to a page, as a new document: nothing of the page before stays in memory. */
export const seeOther = (path: string, headers: Record<string, string> = {}) =>
  new NextResponse(null, { status: 303, headers: { ...PRIVATE, ...headers, Location: path } })

/**
 * The doorway of route handlers that change something, with the same guards as `action`: our own page asks,
 * the input has its shape, refusals have a status. GET is not answered: a handler exports only POST.
 */
export function post<Input extends z.ZodType>(
  schema: Input,
  run: (actor: Actor, input: z.output<Input>) => Promise<NextResponse>,
) {
  return postOf(currentActor, schema, run)
}

/** The same doorway in the admin app. */
export function adminPost<Input extends z.ZodType>(
  schema: Input,
  run: (actor: AdminActor, input: z.output<Input>) => Promise<NextResponse>,
) {
  return postOf(adminActor, schema, run)
}

function postOf<Who extends Actor, Input extends z.ZodType>(
  who: () => Promise<Who>,
  schema: Input,
  run: (actor: Who, input: z.output<Input>) => Promise<NextResponse>,
) {
  return async (request: Request): Promise<NextResponse> => {
    if (!isSameOrigin(request.headers, env().PUBLIC_SCHEME)) return json({ refused: 'foreignOrigin' }, 403)
    const actor = await who()
    const parsed = schema.safeParse(await inputOf(request))
    if (!parsed.success) return json({ refused: 'checkFields' }, 400)
    try {
      return await run(actor, parsed.data)
    } catch (error) {
      if (error instanceof Refusal) return refusalOf(error)
      if (!isUnavailable(error)) throw error
      log.error({ err: error, requestId: actor.requestId }, 'the database could not take a write')
      return refusalOf(new Refusal('unavailable', 'unavailable'))
    }
  }
}

/** What reads for somebody: with what the address asks for, and the names in its path. */
type Read<Who> = (actor: Who, search: Record<string, string>, path: Record<string, string>) => Promise<NextResponse>

/** The doorway of route handlers that only read. */
export function get(run: Read<Actor>) {
  return getOf(currentActor, run)
}

/** The same doorway in the admin app. */
export function adminGet(run: Read<AdminActor>) {
  return getOf(adminActor, run)
}

function getOf<Who extends Actor>(who: () => Promise<Who>, run: Read<Who>) {
  return async (request: Request, { params }: { params: Promise<Record<string, string>> }): Promise<NextResponse> => {
    const actor = await who()
    try {
      return await run(actor, Object.fromEntries(new URL(request.url).searchParams), await params)
    } catch (error) {
      if (error instanceof Refusal) return refusalOf(error)
      throw error
    }
  }
}

async function inputOf(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  try {
    if (!type.startsWith('application/json')) return objectOf(await request.formData())
    return JSON.parse(await request.text(), (_key, value) => (typeof value === 'string' ? plainText(value) : value))
  } catch {
    return undefined
  }
}

/** A file for this person only, always saved and never shown in the shop's own name. */
export function fileAnswer(body: BodyInit, { name, type, size }: { name: string; type: string; size?: number }) {
  return new NextResponse(body, {
    headers: {
      ...PRIVATE,
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"`,
      ...(size !== undefined && { 'Content-Length': String(size) }),
    },
  })
}
