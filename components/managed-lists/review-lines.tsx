import { Picture } from '@/components/catalogue/picture'
import { StockState } from '@/components/catalogue/stock-state'
import { inputClass } from '@/components/forms/field'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { CartLine } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { leftOf } from '@/lib/managed-lists/lines'
import type { PriceChange } from '@/lib/managed-lists/price-change'
import type { ManagedLine } from '@/lib/managed-lists/queries'
import { formatMoney } from '@/lib/money'
import { priceDisplay } from '@/lib/pricing/display'

/** `form`: the form that decides, if the reader may. */
type Props = { actor: Actor; lines: ManagedLine[]; form?: string }

/** What is on a managed list: as it was offered, as it is today, and what would do as well. */
export function ReviewLines({ actor, lines, form }: Props) {
  return (
    <ul
      aria-label={translator(actor.locale)('managedLists.lines')}
      className="divide-y divide-line border-y border-line"
    >
      {lines.map((line) => (
        <li key={line.id} className="flex gap-3 py-5 sm:gap-4">
          <Picture name={line.today.picture} className="size-16 shrink-0 sm:size-20" />
          <div className="min-w-0 flex-1 space-y-2">
            <Terms actor={actor} line={line} />
            {form ? <Choice actor={actor} line={line} form={form} /> : <Outcome actor={actor} line={line} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

const changeTones: Record<PriceChange, string> = {
  same: 'text-soft',
  onSale: 'text-good',
  lower: 'text-good',
  higher: 'text-warn',
  otherCurrency: 'text-warn',
  notForSale: 'text-bad',
  onRequest: 'text-warn',
}

function Terms({ actor, line }: { actor: Actor; line: ManagedLine }) {
  const t = translator(actor.locale)
  const { today, change, priceThen, currencyThen, quantity } = line
  const left = leftOf(line)
  const { min, max, step, sellable } = today.availability
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-base leading-6 font-medium tracking-normal [overflow-wrap:anywhere]">
            <Link
              href={`/p/${today.slug}?sku=${encodeURIComponent(today.skuCode)}`}
              className="underline-offset-4 hover:underline"
            >
              {today.name}
            </Link>
          </h2>
          <p className="text-sm text-soft">
            {today.skuCode} ·{' '}
            {left === quantity ? t('managedLists.pieces', { quantity }) : t('managedLists.left', { left, quantity })}
          </p>
        </div>
        {!priceDisplay(actor).hidden && (
          <div className="sm:text-right">
            <p className="font-semibold">{priceOf(actor, today)}</p>
            <p className={`text-sm font-medium ${changeTones[change]}`}>{t(`managedLists.changes.${change}`)}</p>
            {priceThen !== null && change !== 'same' && (
              <p className="text-sm text-soft">
                {t('managedLists.then', { price: formatMoney(priceThen, currencyThen, actor.locale) })}
              </p>
            )}
          </div>
        )}
      </div>
      {line.note && <p className="border-l-2 border-line pl-3 text-md [overflow-wrap:anywhere]">{line.note}</p>}
      {today.problem ? (
        <p className="text-md font-medium text-warn">
          {t(`lists.problems.${today.problem}`, { left: sellable ?? 0, min, max, step })}
        </p>
      ) : (
        <StockState availability={today.availability} locale={actor.locale} />
      )}
    </>
  )
}

/** What was taken of it; and for the manager, what they said would do as well. */
function Outcome({ actor, line }: { actor: Actor; line: ManagedLine }) {
  const t = translator(actor.locale)
  const { taken, instead, skuId } = line
  const nameOf = (sku: string) => instead.find((goods) => goods.skuId === sku)?.name ?? ''
  const said = taken?.map((part) =>
    part.skuId === skuId
      ? t('managedLists.taken', { quantity: part.quantity })
      : t('managedLists.takenAs', { quantity: part.quantity, name: nameOf(part.skuId) }),
  )
  return (
    <>
      {actor.assist && instead.length > 0 && (
        <p className="text-md text-soft">
          {t('managedLists.alternatives', { names: instead.map(({ name }) => name).join(', ') })}
        </p>
      )}
      {said && (
        <p className={`text-md font-medium ${said.length > 0 ? 'text-good' : 'text-soft'}`}>
          {said.length > 0 ? said.join(' · ') : t('managedLists.notTaken')}
        </p>
      )}
    </>
  )
}

/** Whether to take it, how many, and which. The prices are not the form's: the cart knows them. */
function Choice({ actor, line, form }: { actor: Actor; line: ManagedLine; form: string }) {
  const t = translator(actor.locale)
  const { id, today, instead } = line
  const { name } = today
  return (
    <div className="flex flex-wrap items-end gap-3">
      <label className="flex min-h-11 items-center px-1">
        <span className="sr-only">{t('managedLists.tick', { name })}</span>
        <input type="checkbox" name="line" value={id} form={form} className="size-5" />
      </label>
      <input
        type="number"
        name={`quantity:${id}`}
        form={form}
        min={1}
        max={leftOf(line)}
        defaultValue={leftOf(line)}
        aria-label={t('managedLists.quantityOf', { name })}
        className={`${inputClass} max-w-24`}
      />
      {instead.length > 0 && (
        <select
          name={`sku:${id}`}
          form={form}
          defaultValue={line.skuId}
          aria-label={t('managedLists.takeFor', { name })}
          className={`${inputClass} max-w-xs`}
        >
          {[today, ...instead].map((goods) => (
            <option key={goods.skuId} value={goods.skuId}>
              {priceDisplay(actor).hidden ? goods.name : `${goods.name} · ${priceOf(actor, goods)}`}
            </option>
          ))}
        </select>
      )}
    </div>
  )
}

function priceOf({ shop, locale }: Actor, { unitPrice }: CartLine) {
  return unitPrice === null ? translator(locale)('price.request') : formatMoney(unitPrice, shop.currency, locale)
}
