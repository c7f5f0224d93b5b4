import NextLink from 'next/link'
import { operatorWord } from '@/components/admin/words'
import { ActionButton } from '@/components/forms/action-button'
import { State } from '@/components/orders/state'
import { Menu, menuItem } from '@/components/ui/menu'
import type { FormAction } from '@/lib/action'
import type { OrdersReach } from '@/lib/desk/reach'
import { formatDate, translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { OrderAtDesk } from '@/lib/people/customer-page'
import { ActFor, type Acting } from './act-for'

const MASK = '••••••'

type Props = Acting & { reach: OrdersReach; reveal: FormAction }

/** The last orders, and what this manager may do with each: for the customer in an assist, or as an operator. */
export function OrdersSection({ reach, reveal, ...acting }: Props) {
  const { actor, customer } = acting
  const t = translator(actor.locale)
  const { orders, revealed } = customer
  if (orders.length === 0) return <p className="text-md text-soft">{t('desk.noOrder')}</p>
  return (
    <>
      {!revealed && (
        <div className="mb-2 flex flex-wrap items-center gap-x-3">
          <ActionButton action={reveal} fields={{ customerId: customer.id }}>
            {t('desk.page.revealOrders')}
          </ActionButton>
          <p className="text-sm text-soft">{t('desk.page.revealOrdersHelp')}</p>
        </div>
      )}
      <ul className="divide-y divide-line text-md">
        {orders.map((order) => (
          <Order key={order.id} {...acting} order={order} reach={reach} />
        ))}
      </ul>
      <ActFor {...acting} at="orders" reason="order" look="quiet" className="-ml-4">
        {t('desk.page.allOrders')}
      </ActFor>
    </>
  )
}

function Order({ order, reach, ...acting }: Omit<Props, 'reveal'> & { order: OrderAtDesk }) {
  const { actor } = acting
  const t = translator(actor.locale)
  const date = formatDate(order.placedAt, actor.locale)
  const page = `/admin/orders/${order.id}`
  return (
    <li className="py-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span>
          {reach.opens ? (
            <NextLink
              href={page}
              prefetch={false}
              aria-label={t('desk.page.openOrder', { date })}
              className="py-1 font-medium text-accent underline underline-offset-4"
            >
              {order.number ?? MASK}
            </NextLink>
          ) : (
            <span className="font-medium">{order.number ?? MASK}</span>
          )}{' '}
          · {date}
        </span>
        <span className="flex items-center gap-3">
          <span className="font-medium whitespace-nowrap">
            {order.total === null ? MASK : formatMoney(order.total, order.currency, actor.locale)}
          </span>
          <State state={order.state} locale={actor.locale} />
        </span>
      </div>
      <div className="mt-1 flex flex-wrap items-center gap-x-2">
        <ActFor
          {...acting}
          at={order.id}
          reason="order"
          look="quiet"
          className="-ml-4 text-left"
          label={t('desk.page.withOrderOf', { date })}
        >
          {t('desk.page.withOrder')}
        </ActFor>
        <Operators actor={actor} page={page} names={reach.actionsOn(order)} />
      </div>
    </li>
  )
}

/** What an operator may do with the order as it stands: each is done on the order's own page, where its form is. */
function Operators({ actor, page, names }: Pick<Acting, 'actor'> & { page: string; names: Names }) {
  const t = translator(actor.locale)
  if (names.length === 0) return null
  return (
    <div className="ml-auto">
      <Menu label={t('desk.actions')}>
        {names.map((name) => (
          <NextLink key={name} href={`${page}#todo`} prefetch={false} className={menuItem}>
            {operatorWord(t, name)}
          </NextLink>
        ))}
      </Menu>
    </div>
  )
}

type Names = ReturnType<OrdersReach['actionsOn']>
