import 'server-only'
import { type NextRequest, NextResponse } from 'next/server'
import { env } from '@/lib/env'
import { preferredLocale, translator } from '@/lib/i18n'
import { Refusal } from '@/lib/refusal'
import { addressOf } from './address'
import { decodeSession, localeCookie, sessionCookie } from './cookies'
import { isOver, limit } from './limiter'
import { hashOfSecret } from './secret'
import { isFull } from './turns'

/**
 * What is answered instead of a page to whoever asks for far too many: a browser that is signed in counts for itself,
 * all others behind one address together. Undefined for everybody else. It costs no query. A POST that says of no
 * action which it is shows a page too.
 */
export async function tooManyPages(request: NextRequest): Promise<NextResponse | undefined> {
  const refused = request.method === 'POST' ? noRoomToSignIn(request) : undefined
  if (refused || isAction(request)) return refused
  if (env().PAGE_LIMIT === 'off' || request.nextUrl.pathname.startsWith('/api/')) return undefined
  try {
    limit('pages', await sourceOf(request))
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return comeBack(request, 429, Number(error.values.seconds))
    throw error
  }
}

const isAction = ({ method, headers }: NextRequest) => method === 'POST' && headers.has('next-action')

/** The secret in the cookie is sealed by us, so nobody makes themself more sources than they have signed in. */
async function sourceOf(request: NextRequest): Promise<string> {
  const secret = await decodeSession(request.cookies.get(sessionCookie())?.value)
  return secret ? `session ${hashOfSecret(secret)}` : addressOf(request.headers)
}

const doors = ['/sign-in', '/admin/sign-in']

/**
 * A form that is sent without JavaScript gets its status here, before it becomes an action: an action's answer is
 * always 200. With JavaScript the form says it in words.
 */
function noRoomToSignIn(request: NextRequest): NextResponse | undefined {
  if (!doors.includes(request.nextUrl.pathname) || isAction(request)) return undefined
  if (isFull()) return comeBack(request, 503, 5)
  if (isOver('signIn', addressOf(request.headers))) return comeBack(request, 429, 60)
  return undefined
}

/** A page of its own, without scripts: it must cost nothing. */
function comeBack(request: NextRequest, status: 429 | 503, seconds: number): NextResponse {
  const chosen = request.cookies.get(localeCookie)?.value
  const locale = preferredLocale(chosen ?? request.headers.get('accept-language'), ['en', 'fr'])
  const t = translator(locale)
  const again = t('tooMany.again', { seconds })
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${t('tooMany.title')}</title><style>:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}</style>
<main><h1>${t('tooMany.title')}</h1><p>${t(status === 503 ? 'tooMany.busy' : 'tooMany.often')} ${again}</p></main></html>`
  return new NextResponse(html, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Cache-Control': 'private, no-store',
      'Retry-After': String(seconds),
    },
  })
}
