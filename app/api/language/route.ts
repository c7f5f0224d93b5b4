import { z } from 'zod'
import { locales } from '@/db/words'
import { rememberLocale } from '@/lib/auth/session'
import { post, seeOther } from '@/lib/door'
import { safePath } from '@/lib/href'

const Choice = z.object({ locale: z.enum(locales), next: z.string().default('/') })

export const POST = post(Choice, async (_actor, { locale, next }) => {
  await rememberLocale(locale)
  return seeOther(safePath(next))
})
