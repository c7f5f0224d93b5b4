import { headers } from 'next/headers'
import type { Actor } from '@/lib/auth/actor'
import { PATH_HEADER } from '@/lib/auth/headers'
import { translator } from '@/lib/i18n'
import { buttonClass } from './button'

const names = { en: 'English', fr: 'Français' } as const

/** The languages of the shop. A form, so that it works without JavaScript and comes back to the same page. */
export async function LanguageSwitch({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const here = (await headers()).get(PATH_HEADER) ?? '/'
  return (
    <form action="/api/language" method="post" className="flex gap-1" aria-label={t('common.language')}>
      <input type="hidden" name="next" value={here} />
      {actor.shop.languages.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-current={locale === actor.locale ? 'true' : undefined}
          className={buttonClass('quiet', 'px-3 aria-[current]:font-semibold aria-[current]:text-ink')}
        >
          {names[locale]}
        </button>
      ))}
    </form>
  )
}
