import { ChevronDown, Ellipsis, Forward, Search, Truck } from 'lucide-react'
import { LivePage } from '@/components/live/live-page'
import { Palette } from '@/components/palette/palette'
import { PaletteOpener } from '@/components/palette/palette-opener'
import { initialsOf } from '@/components/people/initials'
import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { LogOff } from '@/components/ui/log-off'
import { Menu, menuItem } from '@/components/ui/menu'
import { WARN_BEFORE } from '@/lib/assist/limits'
import { passedWith } from '@/lib/assist/passing'
import { type Actor, fullName } from '@/lib/auth/actor'
import { MINUTE, now } from '@/lib/clock'
import { hrefFor } from '@/lib/href'
import { formatClock, translator } from '@/lib/i18n'
import { type CartActions, CartSwitch, LockTaken } from './cart-switch'
import { DeliveryForm, type DeliveryProps } from './delivery-form'
import { deliveryOffer } from './delivery-wishes'
import { Drawer } from './drawer'
import { NoteLabel, PassedNote } from './passed-note'
import { StartedNotice } from './started-notice'
import { MinutesLeft, TimeLeft } from './time-left'

export type BarProps = {
  /** Says where to and for which day; only where there is something to order. */
  deliver?: DeliveryProps['action']
  /** What the cart switch does; only where there is a cart. */
  cart?: CartActions
}

/**
 * Stands above every page while a manager acts for somebody. Its colours mean this and nothing else. On a small
 * screen it keeps whom it is for and the way out, and the rest is a sheet.
 */
export async function AssistBar({ actor, deliver, cart }: BarProps & { actor: Actor }) {
  const { assist, customer, account } = actor
  if (!assist || !customer || !account) return null
  const t = translator(actor.locale)
  const at = now().getTime()
  const minutes = Math.ceil((assist.endsAt.getTime() - assist.startedAt.getTime()) / MINUTE)
  const left = Array.from({ length: minutes + 1 }, (_, one) => t('assist.timeLeft', { minutes: one }))
  const whoForWhom = `${t('assist.actingFor', { manager: account.name })} ${fullName(customer)}`
  const note = await passedWith(actor)
  const offer = deliver && (await deliveryOffer(actor))
  const delivery = deliver && offer && <DeliveryForm action={deliver} {...offer} />

  return (
    <aside
      id="assist"
      tabIndex={-1}
      aria-label={t('assist.label')}
      className="sticky top-0 z-40 border-b-2 border-assist bg-assist-ground text-assist"
    >
      <div className="mx-auto flex min-h-12 w-full max-w-7xl items-center gap-x-1 px-4 py-1 text-md sm:gap-x-2 sm:px-6">
        <p className="flex min-w-20 flex-1 gap-1 overflow-hidden whitespace-nowrap">
          <span className="sr-only min-w-0 shrink-[99] xl:not-sr-only xl:truncate">
            {t('assist.actingFor', { manager: account.name })}{' '}
          </span>
          <a
            href={`/service/customers/${customer.id}`}
            title={fullName(customer)}
            className="min-w-0 truncate font-semibold underline underline-offset-4"
          >
            {fullName(customer)}
          </a>
          <span className="hidden min-w-0 shrink-[99] truncate 2xl:block"> · {actor.shop.name}</span>
        </p>
        <LivePage actor={actor} />
        <TimeLeft
          key={at}
          now={at}
          endsAt={assist.endsAt.getTime()}
          idleEndsAt={assist.idleEndsAt.getTime()}
          warnBefore={WARN_BEFORE}
          left={left}
          short={t('assist.minutes')}
          soon={t('assist.endsSoon', { minutes: WARN_BEFORE / MINUTE })}
        />
        <Palette actor={actor} />
        {delivery && (
          <Drawer
            className="max-lg:hidden"
            label={
              <>
                <Truck aria-hidden className="size-5" />
                <span className="sr-only">{offer.now}</span>
                <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
              </>
            }
          >
            {delivery}
          </Drawer>
        )}
        {cart && <CartSwitch actor={actor} actions={cart} />}
        {note && (
          <Drawer className="max-sm:hidden" label={<NoteLabel {...note} locale={actor.locale} />}>
            <PassedNote {...note} locale={actor.locale} />
          </Drawer>
        )}
        <Link
          href="/pass-on"
          title={t('passing.link')}
          className="inline-flex min-h-10 shrink-0 items-center gap-1 rounded-control px-2 font-medium hover:bg-sunken max-lg:hidden"
        >
          <Forward aria-hidden className="size-5" />
          <span className="whitespace-nowrap max-xl:sr-only">{t('passing.short')}</span>
        </Link>
        <EndAssist
          actor={actor}
          label={t('assist.logOffCustomer')}
          className={buttonClass('assist', 'shrink-0 whitespace-nowrap max-sm:px-2')}
        />
        <div className="max-lg:hidden">
          <Menu
            label={
              <span className="text-assist">
                <span className="sr-only">{t('assist.menuOf', { manager: account.name })}</span>
                <span aria-hidden>{initialsOf(account.name)}</span>
              </span>
            }
          >
            <p className="max-w-72 px-3 pt-1 pb-2 text-md text-soft">{whoForWhom}</p>
            <Leave actor={actor} />
          </Menu>
        </div>
        <Drawer
          className="lg:hidden"
          label={
            <>
              <Ellipsis aria-hidden className="size-5" />
              <span className="sr-only">{t('assist.more')}</span>
            </>
          }
        >
          <div className="px-2 pt-1 pb-2 text-md">
            <p className="font-medium break-words">{whoForWhom}</p>
            <p className="text-soft">
              <MinutesLeft key={at} now={at} endsAt={assist.endsAt.getTime()} left={left} />
              {' · '}
              {t('assist.sheet', { shop: actor.shop.name, time: formatClock(assist.endsAt, actor.locale) })}
            </p>
          </div>
          <PaletteOpener className={`${menuItem} mb-2 gap-2 border border-line font-medium sm:hidden`}>
            <Search aria-hidden className="size-4" />
            {t('palette.another')}
          </PaletteOpener>
          {note && (
            <div className="mb-2 rounded-control bg-sunken sm:hidden">
              <PassedNote {...note} locale={actor.locale} />
            </div>
          )}
          {delivery}
          <div className="mt-2 border-t border-line pt-2">
            <Link href="/pass-on" className={menuItem}>
              {t('passing.link')}
            </Link>
            <Leave actor={actor} />
          </div>
        </Drawer>
      </div>
      {cart && <LockTaken actor={actor} seen={cart.unlockCart} />}
      <StartedNotice>{t('assist.started', { customer: fullName(customer) })}</StartedNotice>
    </aside>
  )
}

/** What the manager's own name offers: two ways out, and nothing else. */
function Leave({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  return (
    <>
      <EndAssist actor={actor} label={t('assist.yourself')} className={menuItem} />
      <LogOff label={t('assist.signOut')} className={menuItem} />
    </>
  )
}

/** Ends the assist with a document of its own, so that nothing of the customer stays in the tab's memory. */
function EndAssist({ actor, label, className }: { actor: Actor; label: string; className: string }) {
  return (
    <form action={hrefFor(actor, '/api/assists/end')} method="post">
      <button type="submit" className={className}>
        {label}
      </button>
    </form>
  )
}
