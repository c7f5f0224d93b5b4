import { quietCookie } from '@/lib/auth/quiet'

/** Makes the page look again without its being a sign of life of whoever sits before it. */
export function lookQuietly(router: { refresh(): void }) {
  document.cookie = `${quietCookie}=1; path=/; max-age=2; samesite=lax`
  router.refresh()
}
