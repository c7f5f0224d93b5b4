import { LookAt } from '@/components/live/look-at'
import { buttonClass } from '@/components/ui/button'
import { helpersOf } from '@/lib/assist/queries'
import type { Actor } from '@/lib/auth/actor'
import { shownPath } from '@/lib/auth/session'
import { now } from '@/lib/clock'
import { formatClock, translator } from '@/lib/i18n'
import { isOn } from '@/lib/shops/shop'

/** What customers see while somebody of the shop acts for them: who, discreetly, on every page, and how to end it. */
export async function HelpingLine({ actor }: { actor: Actor }) {
  if (!actor.customer) return null
  const helpers = await helpersOf(actor)
  const t = translator(actor.locale)
  const shop = actor.shop.name
  const isNamed = isOn(actor.shop, 'SHOP_SF_SHOW_MANAGER')
  const next = helpers.length > 0 ? await shownPath() : '/'
  return (
    <div role="status" className="bg-assist-ground text-assist">
      {helpers.map(({ id, manager, lockedUntil }) => (
        <div
          key={id}
          className="mx-auto flex w-full max-w-7xl flex-wrap items-center gap-x-4 px-4 py-1 text-md sm:px-6"
        >
          <p className="min-w-0 flex-1 basis-60 font-medium">
            {isNamed ? t('assist.helping', { manager, shop }) : t('assist.helpingUnnamed', { shop })}
            {lockedUntil && lockedUntil > now() && <LockedLine actor={actor} until={lockedUntil} />}
          </p>
          <form action="/api/assists/stop" method="post">
            <input type="hidden" name="assistId" value={id} />
            <input type="hidden" name="next" value={next} />
            <button type="submit" className={buttonClass('quiet', 'min-h-9 px-2 py-1 text-assist underline')}>
              {t('live.stop')}
            </button>
          </form>
        </div>
      ))}
    </div>
  )
}

/** The lock is over by itself some time: then the page shows that it is. */
function LockedLine({ actor, until }: { actor: Actor; until: Date }) {
  const words = translator(actor.locale)('lock.customerLine', { time: formatClock(until, actor.locale) })
  return (
    <>
      {' '}
      {words}
      <LookAt key={until.getTime()} after={until.getTime() - now().getTime()} />
    </>
  )
}
