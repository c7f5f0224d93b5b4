import { headers } from 'next/headers'
import NextLink from 'next/link'
import type { ReactNode } from 'react'
import { Palette } from '@/components/palette/palette'
import { buttonClass } from '@/components/ui/button'
import { LanguageSwitch } from '@/components/ui/language-switch'
import { type Actor, may } from '@/lib/auth/actor'
import { PATH_HEADER } from '@/lib/auth/headers'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { adminPages } from './pages'

/** What stands around every page of the admin app; without a manager only the language. */
export async function AdminShell({ actor, children }: { actor?: Actor; children: ReactNode }) {
  const reader = actor ?? (await currentActor())
  const t = translator(reader.locale)
  return (
    <>
      <a
        href="#main"
        className="absolute -top-20 left-4 z-50 rounded-control bg-surface px-4 py-2 shadow-float focus:top-2"
      >
        {t('common.skip')}
      </a>
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex w-full max-w-7xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 sm:px-6">
          <NextLink href="/admin" prefetch={false} className="mr-auto text-base font-semibold tracking-tight">
            {t('admin.title', { shop: reader.shop.name })}
          </NextLink>
          {actor && <Palette actor={actor} />}
          {actor && <Who actor={actor} />}
        </div>
        {actor && <Nav actor={actor} here={(await headers()).get(PATH_HEADER) ?? ''} />}
      </header>
      <div className="flex-1">{children}</div>
      <footer className="mt-auto border-t border-line bg-sunken text-md">
        <div className="mx-auto flex w-full max-w-7xl justify-end px-4 py-3 sm:px-6">
          <LanguageSwitch actor={reader} />
        </div>
      </footer>
    </>
  )
}

function Who({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  return (
    <>
      <span className="text-md font-medium">{actor.account?.name}</span>
      {may(actor, 'desk.enter') && (
        <NextLink href="/service" prefetch={false} className={buttonClass('quiet', 'px-2')}>
          {t('header.customers')}
        </NextLink>
      )}
      <NextLink href="/admin/security" prefetch={false} className={buttonClass('quiet', 'px-2')}>
        {t('admin.security')}
      </NextLink>
      <form action="/admin/sign-out" method="post">
        <button type="submit" className={buttonClass('quiet', 'px-2')}>
          {t('header.logOff')}
        </button>
      </form>
    </>
  )
}

function Nav({ actor, here }: { actor: Actor; here: string }) {
  const t = translator(actor.locale)
  const path = here.split('?')[0] ?? ''
  const isHere = (href: string) => path === href || (href !== '/admin' && path.startsWith(`${href}/`))
  return (
    <nav aria-label={t('admin.nav.label')} className="border-t border-line">
      <ul className="mx-auto flex w-full max-w-7xl gap-x-1 overflow-x-auto px-3 text-md whitespace-nowrap sm:px-5 lg:flex-wrap">
        {adminPages
          .filter(([, , right]) => may(actor, right))
          .map(([href, word]) => (
            <li key={href}>
              <NextLink
                href={href}
                prefetch={false}
                aria-current={isHere(href) ? 'page' : undefined}
                className="block border-b-2 border-transparent px-2 py-2 text-soft hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
              >
                {t(`admin.nav.${word}`)}
              </NextLink>
            </li>
          ))}
      </ul>
    </nav>
  )
}
