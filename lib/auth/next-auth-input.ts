import type { NextRequest } from 'next/server'

/**
 * Whether NextAuth can read a request: it takes for granted that JSON is an object of texts, and that every way back is
 * an address, and is a fault of ours otherwise.
 */
export async function isReadable(request: NextRequest): Promise<boolean> {
  const kept = request.cookies.getAll().filter(({ name }) => name.endsWith('callback-url'))
  const ways = [...request.nextUrl.searchParams.getAll('callbackUrl'), ...kept.map(({ value }) => value)]
  if (!ways.every((way) => !way || isWay(way))) return false
  if (request.method !== 'POST' || !request.headers.get('content-type')?.includes('application/json')) return true
  const read = request.clone().json() as Promise<unknown>
  const sent = await read.catch(() => undefined)
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent)
}

const isWay = (text: string) => /^(https?:|\/)/.test(text) && URL.canParse(text, 'http://shop.invalid')

/** Where NextAuth may send a browser: to a path of the host it is on. */
export function wayBack(url: unknown, host: string): string {
  if (typeof url !== 'string' || !isWay(url)) return host
  const way = new URL(url, host)
  return way.origin === new URL(host).origin ? way.href : host
}
