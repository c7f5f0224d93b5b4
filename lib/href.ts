import { redirect } from 'next/navigation'
import type { Actor } from '@/lib/auth/actor'

type Place = Pick<Actor, 'assist'>

/** Where a path of the storefront is for this actor: a manager's links stay inside `/as/<assist>`. */
export const hrefFor = ({ assist }: Place, path: string) =>
  assist ? `/as/${assist.id}${path === '/' ? '' : path}` : path

/** Goes on to a path of the storefront, staying inside the assist. */
export const goTo = (actor: Place, path: string): never => redirect(hrefFor(actor, path))

/** A way back that a URL or form named, if it leads to a page of ours; otherwise the given page. */
export function safePath(path: unknown, otherwise = '/'): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes('\\')) return otherwise
  const url = new URL(path, 'http://shop.invalid')
  const stays = url.origin === 'http://shop.invalid' && !url.pathname.startsWith('//') // `/.//evil` becomes `//evil`
  if (/%(2f|5c|0[0-9a-f])/i.test(url.pathname)) return otherwise // no page of ours; whoever decodes it may leave
  return stays ? url.pathname + url.search : otherwise
}

/** The way in, and from there on to a page of ours that was asked for. */
export const signInFor = (path: string) => `/sign-in?next=${encodeURIComponent(path)}`
