import { z } from 'zod'
import { forgetSession } from '@/lib/auth/session'
import { signOut } from '@/lib/auth/sign-in'
import { adminPost, seeOther } from '@/lib/door'

/** "Log off" of the admin app, also for managers whom the shop itself would not know. */
export const POST = adminPost(z.unknown(), async (actor) => {
  await signOut(actor)
  await forgetSession()
  return seeOther('/admin/sign-in?ended=1', { 'Clear-Site-Data': '"cache", "storage"' })
})
