/**
 * Whether a request that changes something comes from a page of ours. Stricter than the framework's own
 * check, which lets a request without Origin pass and believes X-Forwarded-Host.
 */
export function isSameOrigin(headers: Headers, scheme: string): boolean {
  const origin = headers.get('origin')
  const site = headers.get('sec-fetch-site')
  if (site && site !== 'same-origin') return false
  if (!origin) return site === 'same-origin'
  try {
    return origin === new URL(origin).origin && origin === `${scheme}://${headers.get('host')}`
  } catch {
    return false
  }
}
