import { Picture } from '@/components/catalogue/picture'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import type { RecurringGoods as Goods } from '@/lib/recurring/goods'

/** What is in it at today's prices, and what of it cannot be had. */
export function RecurringGoods({ actor, goods, total }: { actor: Actor; goods: Goods[]; total: number }) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, actor.shop.currency, actor.locale)
  return (
    <>
      <ul className="divide-y divide-line">
        {goods.map((line) => (
          <li key={line.skuId} className="flex gap-3 py-3">
            <Picture name={line.picture} className="size-12 shrink-0" />
            <div className="min-w-0 flex-1">
              <Link
                href={`/p/${line.slug}?sku=${encodeURIComponent(line.skuCode)}`}
                className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
              >
                {line.name}
              </Link>
              <p className="text-sm text-soft">
                {line.quantity} × {line.unitPrice === null ? t('price.request') : money(line.unitPrice)} ·{' '}
                {line.skuCode}
              </p>
              {line.problem && <p className="text-sm font-medium text-warn">{t('recurring.gone.goods')}</p>}
            </div>
            {line.unitPrice !== null && <p className="font-medium">{money(line.total)}</p>}
          </li>
        ))}
      </ul>
      <div className="flex justify-between gap-4 border-t border-line pt-3 font-semibold">
        <p>{t('recurring.today')}</p>
        <p>{money(total)}</p>
      </div>
      <p className="mt-2 text-sm text-soft">{t('recurring.todayHelp')}</p>
    </>
  )
}
