import { type NextRequest, NextResponse } from 'next/server'
import { newId } from '@/db/id'
import { ASSIST_HEADER, PATH_HEADER, REQUEST_HEADER, readClaim, signClaim } from '@/lib/auth/claim'

/**
 * Finds out what a URL says (for whom: `/as/<assist>/…`), gives the request its id and the answer its
 * content security policy. It decides nothing: every right is asked for again where the rows are read.
 */
export function proxy(request: NextRequest) {
  const secret = process.env.NEXTAUTH_SECRET ?? ''
  const headers = new Headers(request.headers)

  // A rewritten request passes here twice: the second time it carries our own signed claim. Anything else is not ours.
  const claimed = readClaim(headers.get(ASSIST_HEADER), secret)
  const [, assistId, rest] = request.nextUrl.pathname.match(/^\/as\/([0-9a-f-]{36})(\/.*)?$/) ?? []

  if (!claimed || assistId) {
    headers.delete(ASSIST_HEADER)
    headers.set(REQUEST_HEADER, newId())
    headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search)
  }
  const nonce = newNonce()
  const policy = securityPolicy(nonce)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)

  let response: NextResponse
  if (assistId) {
    headers.set(ASSIST_HEADER, signClaim(assistId, secret))
    const url = request.nextUrl.clone()
    url.pathname = rest || '/'
    response = NextResponse.rewrite(url, { request: { headers } })
  } else {
    response = NextResponse.next({ request: { headers } })
  }
  response.headers.set('content-security-policy', policy)
  response.headers.set(REQUEST_HEADER, headers.get(REQUEST_HEADER) ?? '')
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
