import { z } from 'zod'
import { forgetSession } from '@/lib/auth/session'
import { signOut } from '@/lib/auth/sign-in'
import { post, seeOther } from '@/lib/door'

/** "Log off": the session and every assist opened from it end; the browser forgets what it kept. */
export const POST = post(z.unknown(), async (actor) => {
  await signOut(actor)
  await forgetSession()
  return seeOther('/sign-in?ended=1', { 'Clear-Site-Data': '"cache", "storage"' })
})
