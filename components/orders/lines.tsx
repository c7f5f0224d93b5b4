import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'

type Line = {
  id: string
  name: string
  skuCode: string
  quantity: number
  unitPrice: number | null
  total: number
  picture?: string
  addedByName?: string | null
  /** What the managed list it came from is called. */
  list?: string | null
}

/** The goods of an order, or of one to be. */
export function Lines({ actor, lines, currency }: { actor: Actor; lines: Line[]; currency: string }) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, currency, actor.locale)
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="flex gap-4 py-3 first:pt-0 last:pb-0">
          {line.picture && (
            <span className="flex size-14 shrink-0 items-center justify-center rounded-control bg-sunken">
              <img
                src={`/pictures/${line.picture}.webp`}
                width={256}
                height={256}
                alt=""
                loading="lazy"
                className="size-9"
              />
            </span>
          )}
          <div className="min-w-0 flex-1">
            <p className="font-medium break-words">{line.name}</p>
            <p className="text-sm text-soft">{t('orders.sku', { code: line.skuCode })}</p>
            {line.list && <p className="text-sm text-soft">{t('orders.fromList', { list: line.list })}</p>}
            {line.addedByName && <p className="text-sm text-soft">{t('orders.addedBy', { name: line.addedByName })}</p>}
          </div>
          <p className="text-right">
            <span className="block font-medium">{money(line.total)}</span>
            {line.unitPrice !== null && (
              <span className="block text-sm text-soft">
                {t('orders.each', { quantity: line.quantity, price: money(line.unitPrice) })}
              </span>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
