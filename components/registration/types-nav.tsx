import NextLink from 'next/link'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { publicTypes } from '@/lib/people/forms'
import { typeName } from '@/lib/registration/words'

/** The kinds of customers there are forms for; the one whose form is shown is marked. */
export function TypesNav({ actor, types, type, path }: { actor: Actor; types: string[]; type: string; path: string }) {
  if (types.length < 2) return null
  const t = translator(actor.locale)
  const offered = publicTypes(actor.shop)
  const label = t(actor.account ? 'registration.chooseDesk' : 'registration.choose')
  return (
    <nav aria-label={label} className="mb-6">
      <p className="mb-2 text-md font-medium">{label}</p>
      <ul className="flex flex-wrap gap-2">
        {types.map((each) => (
          <li key={each}>
            <NextLink
              href={`${path}?type=${each}`}
              prefetch={false}
              aria-current={each === type ? 'page' : undefined}
              className={buttonClass(each === type ? 'primary' : 'plain')}
            >
              {typeName(t, each)}
              {!offered.includes(each) && <Badge>{t('registration.hidden')}</Badge>}
            </NextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
