import { stateWord } from '@/components/orders/state'
import { Badge } from '@/components/ui/badge'
import { now } from '@/lib/clock'
import type { cartAtDesk } from '@/lib/desk/in-hand'
import { formatAge, formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { AtDesk } from './act-for'

const tones = { enabled: 'good', disabled: 'bad', locked: 'warn' } as const

const link = 'inline-flex min-h-8 items-center text-accent underline underline-offset-4'

/** What a call mostly is about, in two lines: how the account stands, the cart, and the last order. */
export function Glance({ actor, customer, cart }: AtDesk & { cart: Awaited<ReturnType<typeof cartAtDesk>> }) {
  const t = translator(actor.locale)
  const [last] = customer.orders
  return (
    <div className="-mt-3 mb-3 flex flex-wrap items-center gap-x-4 gap-y-1 text-md">
      <Badge tone={tones[customer.state]}>{t(`desk.states.${customer.state}`)}</Badge>
      {customer.tags.map((tag) => (
        <Badge key={tag}>{tag}</Badge>
      ))}
      <a href="#cart" className={link}>
        {cart
          ? t('desk.page.glanceCart', {
              count: cart.lines.reduce((sum, { quantity }) => sum + quantity, 0),
              total: formatMoney(cart.itemsTotal, actor.shop.currency, actor.locale),
              age: formatAge(cart.touchedAt, now(), actor.locale),
            })
          : t('desk.page.glanceNoCart')}
      </a>
      <a href="#orders" className={link}>
        {last
          ? t('desk.page.glanceOrder', {
              date: formatDate(last.placedAt, actor.locale),
              state: stateWord(last.state, actor.locale),
            })
          : t('desk.noOrder')}
      </a>
    </div>
  )
}
