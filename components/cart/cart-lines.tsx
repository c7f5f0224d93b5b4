import { Picture } from '@/components/catalogue/picture'
import { StockNote } from '@/components/catalogue/stock-state'
import { ActionButton } from '@/components/forms/action-button'
import { originWords } from '@/components/managed-lists/origin'
import { Link } from '@/components/ui/link'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import type { CartLine } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { isLater } from '@/lib/inventory/availability'
import type { ListNamed } from '@/lib/managed-lists/queries'
import { formatMoney } from '@/lib/money'
import { ChangedLine } from './changed'
import { QuantityForm } from './quantity-form'

type Lists = Map<string, ListNamed>
type Actions = { setQuantity: FormAction<string>; removeLine: FormAction<void> }

/** `lists`: the managed lists that lines came from. */
type Props = { actor: Actor; lines: CartLine[]; lists: Lists } & Actions

/** What is in the cart, who put it there, and how to change it. */
export function CartLines({ actor, lines, lists, ...actions }: Props) {
  return (
    <ul aria-label={translator(actor.locale)('cart.lines')} className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.id} className="flex gap-4 py-5">
          <Picture name={line.picture} className="size-20 shrink-0 sm:size-28" />
          <Line actor={actor} line={line} list={lists.get(line.listReference)} {...actions} />
        </li>
      ))}
    </ul>
  )
}

type LineProps = { actor: Actor; line: CartLine; list: ReturnType<Lists['get']> } & Actions

function Line({ actor, line, list, setQuantity, removeLine }: LineProps) {
  const t = translator(actor.locale)
  const money = (amount: number) => formatMoney(amount, actor.shop.currency, actor.locale)
  const { min, step } = line.availability
  return (
    <div className="min-w-0 flex-1 space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-base leading-6 font-medium tracking-normal">
            <Link
              href={`/p/${line.slug}?sku=${encodeURIComponent(line.skuCode)}`}
              className="underline-offset-4 hover:underline"
            >
              {line.name}
            </Link>
          </h2>
          <p className="text-sm text-soft">{line.skuCode}</p>
          {list ? (
            <p className="text-sm text-soft">{originWords(actor, list)}</p>
          ) : (
            line.addedByName && <p className="text-sm text-soft">{t('cart.addedBy', { name: line.addedByName })}</p>
          )}
          <ChangedLine actor={actor} line={line} />
        </div>
        <div className="sm:text-right">
          <p className="font-semibold">{line.unitPrice === null ? t('price.request') : money(line.total)}</p>
          {line.unitPrice !== null && <UnitPrice actor={actor} line={line} money={money} />}
        </div>
      </div>
      {line.problem && <p className="text-md font-medium text-bad">{problemWord(actor, line)}</p>}
      {!line.problem && isLater(line.availability) && (
        <StockNote availability={line.availability} locale={actor.locale} />
      )}
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <QuantityForm
          action={setQuantity}
          fields={{ lineId: line.id }}
          quantity={{
            value: line.quantity,
            min,
            step,
            label: t('cart.quantityOf', { name: line.name }),
            isLabelHidden: true,
          }}
          submit={{ label: t('cart.update') }}
          sendsOnLeave
        />
        <ActionButton
          action={removeLine}
          fields={{ lineId: line.id, seen: line.quantity }}
          look="quiet"
          label={t('cart.removeName', { name: line.name })}
        >
          {t('cart.remove')}
        </ActionButton>
      </div>
    </div>
  )
}

function UnitPrice({ actor, line, money }: { actor: Actor; line: CartLine; money: (amount: number) => string }) {
  const t = translator(actor.locale)
  const unit = line.unitPrice ?? 0
  const isLower = unit < line.listPrice
  if (line.quantity === 1 && !isLower) return null
  return (
    <p className="text-sm text-soft">
      {t('cart.each', { price: money(unit) })}
      {isLower && <span className="block">{t('price.instead', { price: money(line.listPrice) })}</span>}
    </p>
  )
}

function problemWord({ locale }: Actor, { problem, availability }: CartLine) {
  const t = translator(locale)
  const { min, max, step, sellable } = availability
  return problem && t(`cart.problems.${problem}`, { left: sellable ?? 0, min, max, step })
}
