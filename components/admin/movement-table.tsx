import NextLink from 'next/link'
import type { Actor } from '@/lib/auth/actor'
import { formatTime, type Translate, translator } from '@/lib/i18n'
import type { Movement } from '@/lib/inventory/movements'
import { Table } from './table'

/** What happened to a stock row: when, why, how many, for which delivery or by whom. */
export function MovementTable({ actor, rows }: { actor: Actor; rows: Movement[] }) {
  const t = translator(actor.locale)
  if (rows.length === 0) return <p className="text-soft">{t('admin.inventory.noMovements')}</p>
  const signed = new Intl.NumberFormat(actor.locale, { signDisplay: 'exceptZero' })
  return (
    <Table
      caption={t('admin.inventory.movements')}
      columns={[
        { key: 'when', label: t('admin.inventory.when') },
        { key: 'why', label: t('admin.inventory.why') },
        { key: 'quantity', label: t('admin.inventory.quantity'), align: 'right' },
        { key: 'reserved', label: t('admin.inventory.reserved'), align: 'right' },
        { key: 'who', label: t('admin.inventory.who') },
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: {
          when: <time dateTime={row.at.toISOString()}>{formatTime(row.at, actor.locale)}</time>,
          why: (
            <>
              {t(`admin.inventory.reasons.${row.reason}`)}
              {row.remark && <span className="block text-sm break-words text-soft">{row.remark}</span>}
            </>
          ),
          quantity: row.quantity === 0 ? '' : signed.format(row.quantity),
          reserved: row.reserved === 0 ? '' : signed.format(row.reserved),
          who: who(t, row),
        },
      }))}
    />
  )
}

function who(t: Translate, { delivery, by }: Movement) {
  if (delivery === 'elsewhere') return t('admin.inventory.elsewhere')
  if (delivery === null) return by ?? t('admin.inventory.itself')
  return (
    <NextLink
      href={`/admin/orders/${delivery.orderId}`}
      prefetch={false}
      className="text-accent underline underline-offset-4"
    >
      {t('admin.inventory.delivery', { number: delivery.number })}
    </NextLink>
  )
}
