import { UserRound } from 'lucide-react'
import { LivePage } from '@/components/live/live-page'
import { buttonClass } from '@/components/ui/button'
import { LogOff } from '@/components/ui/log-off'
import { Menu, menuItem } from '@/components/ui/menu'
import { WARN_BEFORE } from '@/lib/assist/limits'
import { type Actor, fullName } from '@/lib/auth/actor'
import { MINUTE, now } from '@/lib/clock'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { TimeLeft } from './time-left'

/** Stands above every page while a manager acts for somebody. Its colours mean this and nothing else. */
export function AssistBar({ actor }: { actor: Actor }) {
  const { assist, customer, account } = actor
  if (!assist || !customer || !account) return null
  const t = translator(actor.locale)
  const at = now().getTime()
  const minutes = Math.ceil((assist.endsAt.getTime() - assist.startedAt.getTime()) / MINUTE)

  return (
    <aside
      id="assist"
      tabIndex={-1}
      aria-label={t('assist.label')}
      className="sticky top-0 z-40 border-b-2 border-assist bg-assist-ground text-assist"
    >
      <div className="mx-auto flex min-h-12 w-full max-w-7xl items-center gap-x-4 px-4 py-1 text-md sm:px-6">
        <p className="min-w-0 flex-1 truncate">
          <span className="hidden md:inline">{t('assist.actingFor', { manager: account.name })} </span>
          <span className="md:hidden">{t('assist.actingForShort')} </span>
          <a href={`/service/customers/${customer.id}`} className="font-semibold underline underline-offset-4">
            {fullName(customer)}
          </a>
          <span className="hidden lg:inline"> · {actor.shop.name}</span>
        </p>
        <LivePage actor={actor} />
        <TimeLeft
          key={at}
          now={at}
          endsAt={assist.endsAt.getTime()}
          idleEndsAt={assist.idleEndsAt.getTime()}
          warnBefore={WARN_BEFORE}
          left={Array.from({ length: minutes + 1 }, (_, left) => t('assist.timeLeft', { minutes: left }))}
          soon={t('assist.endsSoon', { minutes: WARN_BEFORE / MINUTE })}
        />
        <EndAssist actor={actor} label={t('assist.logOffCustomer')} className={buttonClass('assist', 'min-h-9 py-1')} />
        <div className="hidden sm:block">
          <LogOff label={t('assist.logOff')} className="min-h-9 px-2 font-medium underline-offset-4 hover:underline" />
        </div>
        <Menu
          label={
            <>
              <span className="sr-only">{t('assist.menuOf', { manager: account.name })}</span>
              <UserRound aria-hidden className="size-5 text-assist md:hidden" />
              <span aria-hidden className="hidden text-assist md:inline">
                {account.name}
              </span>
            </>
          }
        >
          <EndAssist actor={actor} label={t('assist.yourself')} className={menuItem} />
          <LogOff label={t('assist.signOut')} className={menuItem} />
        </Menu>
      </div>
    </aside>
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
