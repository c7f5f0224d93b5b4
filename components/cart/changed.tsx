import { type Actor, isManager } from '@/lib/auth/actor'
import type { Cart, CartLine, Changed } from '@/lib/cart/queries'
import { MINUTE, now } from '@/lib/clock'
import { translator } from '@/lib/i18n'
import { isOn } from '@/lib/shops/shop'

/** For so long something has been changed "just now". */
const JUST_NOW = 2 * MINUTE

/** Who else has just changed it, by the name the reader may know; null if nobody has. */
function whoElse(actor: Actor, changed: Changed | null): string | null {
  if (!changed || changed.byId === actor.account?.id) return null
  if (now().getTime() - changed.at.getTime() > JUST_NOW) return null
  const isShown = isManager(actor) || isOn(actor.shop, 'SHOP_SF_SHOW_MANAGER')
  return isShown ? changed.byName : translator(actor.locale)('live.staff')
}

/** Stands in a line that the other side has just changed. */
export function ChangedLine({ actor, line }: { actor: Actor; line: CartLine }) {
  const name = whoElse(actor, line.changed)
  if (!name) return null
  return (
    <p className="text-sm font-medium text-accent transition-opacity duration-150 starting:opacity-0">
      {translator(actor.locale)('live.lineChanged', { name })}
    </p>
  )
}

/**
 * Says to who cannot see it what the other side has just changed. It stands there before there is anything to say:
 * only what comes into a live region is read out.
 */
export function ChangedCart({ actor, cart }: { actor: Actor; cart: Cart | null }) {
  const t = translator(actor.locale)
  const name = cart && whoElse(actor, cart.changed)
  const lines = (cart?.lines ?? []).flatMap((line) => {
    const who = whoElse(actor, line.changed)
    return who ? [t('live.lineOf', { article: line.name, name: who })] : []
  })
  return (
    <div aria-live="polite" className={name ? 'mb-4 text-md font-medium text-accent' : 'sr-only'}>
      {name && <p>{t('live.cartChanged', { name })}</p>}
      <div className="sr-only">
        {lines.map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
    </div>
  )
}
