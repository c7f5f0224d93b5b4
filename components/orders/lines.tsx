import { originWords } from '@/components/managed-lists/origin'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { ListNamed } from '@/lib/managed-lists/queries'
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
  /** What the managed list it came from is called; with who made it and who had it put into the cart, if they may be named. */
  list?: string | ListNamed | null
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
            <Origin actor={actor} line={line} />
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

/** Who put it there: what came from a managed list is that list's, whoever accepted it. */
function Origin({ actor, line: { list, addedByName } }: { actor: Actor; line: Line }) {
  const t = translator(actor.locale)
  const words = !list
    ? addedByName && t('orders.addedBy', { name: addedByName })
    : typeof list === 'string'
      ? t('orders.fromList', { list })
      : originWords(actor, list)
  return words && <p className="text-sm text-soft">{words}</p>
}
