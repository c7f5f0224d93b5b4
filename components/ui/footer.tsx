import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { LanguageSwitch } from './language-switch'

export function Footer({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  return (
    <footer className="mt-auto border-t border-line bg-sunken text-md">
      <div className="mx-auto flex w-full max-w-7xl flex-wrap items-center justify-between gap-4 px-4 py-6 sm:px-6">
        <p>
          <span className="font-semibold">{actor.shop.name}</span>
          <span className="block text-soft">{t('footer.about')}</span>
        </p>
        <LanguageSwitch actor={actor} />
      </div>
    </footer>
  )
}
