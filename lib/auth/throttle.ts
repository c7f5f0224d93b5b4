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

/** The shop's own colours, with nothing to fetch. */
const LOOK =
  ':root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d1b18;--accent:#0e5a52;--on-accent:#fff}' +
  '@media(prefers-color-scheme:dark){:root{--paper:#161513;--ink:#f2eee7;--accent:#6fc3b6;--on-accent:#0b2421}}' +
  'body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 Inter,system-ui,sans-serif}' +
  'main{max-width:34rem;margin:18vh auto;padding:0 1.5rem}h1{margin:0 0 .75rem;font-size:1.5625rem;line-height:1.25}' +
  'p{margin:0 0 1.5rem}a{display:inline-block;padding:.625rem 1rem;border-radius:8px;background:var(--accent);' +
  'color:var(--on-accent);font-weight:500;text-decoration:none}a:focus-visible{outline:2px solid;outline-offset:2px}'

/** A page of its own, without scripts: it must cost nothing. */
function comeBack(request: NextRequest, status: 429 | 503, seconds: number): NextResponse {
  const chosen = request.cookies.get(localeCookie)?.value
  const locale = preferredLocale(chosen ?? request.headers.get('accept-language'), ['en', 'fr'])
  const t = translator(locale)
  const again = t('tooMany.again', { seconds })
  const html = `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${t('tooMany.title')}</title><style>${LOOK}</style>
<main><h1>${t('tooMany.title')}</h1><p>${t(status === 503 ? 'tooMany.busy' : 'tooMany.often')} ${again}</p><p><a href="">${t('tooMany.retry')}</a></p></main></html>`
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
