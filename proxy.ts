import { type NextRequest, NextResponse } from 'next/server'
import { newId } from '@/db/id'
import { PASS_HEADER, PATH_HEADER, REQUEST_HEADER } from '@/lib/auth/headers'
import { readPass, signPass } from '@/lib/auth/pass'
import { tooManyPages } from '@/lib/auth/throttle'

/**
 * Finds out what a URL says (for whom: `/as/<assist>/…`), gives the request its id and the answer its
 * content security policy. Whoever asks for far too many pages gets none. It decides nothing else: every right is asked
 * for again where the rows are read.
 */
export async function proxy(request: NextRequest) {
  const secret = process.env.NEXTAUTH_SECRET ?? ''
  const host = request.headers.get('host') ?? ''
  const { pathname, search } = request.nextUrl
  // No page has such an address, and not every database takes such a text.
  if (/%00/.test(request.url)) return new NextResponse(null, { status: 400 })
  const pass = readPass(request.headers.get(PASS_HEADER), secret)

  // After a redirect in an action, the framework fetches the next page from itself, with this request's
  // headers but under its own host: another shop. Without an answer, the browser goes there by itself.
  if (pass && (pass.host !== host || pass.path !== pathname)) return new NextResponse(null, { status: 204 })
  // A rewritten request passes here twice; the second time everything has been said.
  if (pass) return NextResponse.next()

  const refused = await tooManyPages(request)
  if (refused) return refused

  const headers = new Headers(request.headers)
  const [, assistId, rest] = pathname.match(/^\/as\/([0-9a-f-]{36})(\/.*)?$/) ?? []
  const url = request.nextUrl.clone()
  if (assistId) url.pathname = rest || '/'

  const nonce = newNonce()
  const policy = securityPolicy(nonce)
  const requestId = newId()
  headers.set(PASS_HEADER, signPass({ host, path: url.pathname, assistId }, secret))
  headers.set(REQUEST_HEADER, requestId)
  headers.set(PATH_HEADER, pathname + search)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)

  const carried = { request: { headers } }
  const response = assistId ? NextResponse.rewrite(url, carried) : NextResponse.next(carried)
  response.headers.set('content-security-policy', policy)
  response.headers.set(REQUEST_HEADER, requestId)
  return response
}

const newNonce = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')

/** React's development build evaluates strings; the built application never does. */
const evaluates = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''

const securityPolicy = (nonce: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluates}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

export const config = {
  matcher: ['/((?!_next/static|_next/image|pictures/|favicon.ico|api/health|api/ready).*)'],
}
