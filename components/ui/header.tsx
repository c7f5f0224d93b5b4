import { ShoppingCart, UserRound } from 'lucide-react'
import NextLink from 'next/link'
import { AskingLine } from '@/components/assist/asking-line'
import { HelpingLine } from '@/components/assist/helping-line'
import { SearchBox } from '@/components/catalogue/search-box'
import { Palette } from '@/components/palette/palette'
import { accountRooms } from '@/components/people/account-rooms'
import { type Actor, isIdleManager } from '@/lib/auth/actor'
import { cartCount } from '@/lib/cart/queries'
import { categoriesOf } from '@/lib/catalogue/queries'
import { hrefFor } from '@/lib/href'
import { inLocale, translator } from '@/lib/i18n'
import { buttonClass } from './button'
import { Link } from './link'
import { LogOff } from './log-off'
import { Menu, menuItem } from './menu'

/** The shop's header: for customers and visitors the goods and their account, for an idle manager the desk. */
export async function Header({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const idle = isIdleManager(actor)
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex w-full max-w-7xl flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-6">
        <Link href={idle ? '/service' : '/'} className="mr-auto text-lg font-semibold tracking-tight">
          {actor.shop.name}
        </Link>
        {!idle && (
          <div className="order-last w-full md:order-none md:w-80">
            <SearchBox
              action={hrefFor(actor, '/search')}
              source={hrefFor(actor, '/api/products')}
              productHref={hrefFor(actor, '/p/')}
              words={{
                label: t('header.search'),
                placeholder: t('header.searchPlaceholder'),
                submit: t('header.search'),
                results: t('header.results'),
              }}
            />
          </div>
        )}
        {idle && <Palette actor={actor} />}
        <nav aria-label={t('header.main')} className="flex items-center gap-1">
          {idle ? <DeskMenu actor={actor} /> : <ShopMenu actor={actor} />}
        </nav>
      </div>
      {!idle && <Categories actor={actor} />}
      {!actor.assist && <HelpingLine actor={actor} />}
      {!actor.assist && <AskingLine actor={actor} />}
    </header>
  )
}

function DeskMenu({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  return (
    <>
      <span className="hidden px-2 text-md font-medium sm:inline">{actor.account?.name}</span>
      <NextLink href="/service" prefetch={false} className={buttonClass('quiet', 'px-3')}>
        {t('header.customers')}
      </NextLink>
      <LogOff label={t('header.logOff')} className={buttonClass('quiet', 'px-3')} />
    </>
  )
}

async function ShopMenu({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const count = await cartCount(actor)
  return (
    <>
      {actor.customer ? (
        <AccountMenu actor={actor} />
      ) : (
        <Link href="/sign-in" className={buttonClass('quiet', 'px-3')}>
          {t('header.signIn')}
        </Link>
      )}
      <Link href="/cart" className={buttonClass('quiet', 'px-3')}>
        <ShoppingCart aria-hidden className="size-5" />
        <span className="sr-only">{t('header.cartCount', { count })}</span>
        <span aria-hidden>{count}</span>
      </Link>
    </>
  )
}

async function AccountMenu({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const rooms = await accountRooms(actor)
  return (
    <Menu
      label={
        <>
          <UserRound aria-hidden className="size-5" />
          <span className="sr-only">{t('header.account')}</span>
          <span className="hidden lg:inline">{actor.customer?.firstname}</span>
        </>
      }
    >
      <ul className="sm:grid sm:w-md sm:grid-cols-2">
        {rooms.map(({ name, href, word }) => (
          <li key={name}>
            <Link href={href} className={menuItem}>
              {word}
            </Link>
          </li>
        ))}
      </ul>
      {!actor.assist && <LogOff label={t('header.logOff')} className={menuItem} />}
    </Menu>
  )
}

async function Categories({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const categories = await categoriesOf(actor.shop)
  if (categories.length === 0) return null
  return (
    <nav aria-label={t('header.categories')} className="border-t border-line">
      <ul className="mx-auto flex w-full max-w-7xl gap-x-5 overflow-x-auto px-4 text-md sm:px-6 lg:flex-wrap lg:gap-x-4">
        {categories.map((category) => (
          <li key={category.id}>
            <Link
              href={`/c/${category.slug}`}
              className="block py-2.5 whitespace-nowrap lg:py-1.5 text-soft hover:text-ink"
            >
              {inLocale(category.names, actor.locale)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
