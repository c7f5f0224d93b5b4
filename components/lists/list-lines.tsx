import { QuantityForm } from '@/components/cart/quantity-form'
import { Picture } from '@/components/catalogue/picture'
import { StockState } from '@/components/catalogue/stock-state'
import { ActionButton } from '@/components/forms/action-button'
import { Link } from '@/components/ui/link'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import type { CartLine } from '@/lib/cart/queries'
import { translator } from '@/lib/i18n'
import { formatMoney } from '@/lib/money'
import { priceDisplay } from '@/lib/pricing/display'

type Props = {
  actor: Actor
  lines: CartLine[]
  /** The form by which ticked lines are sent, if they can be. */
  form?: string
  /** Beneath each line: what can be done with it. */
  doing?: (line: CartLine) => React.ReactNode
}

/** What is on a list, with what it costs today and whether it can be had. */
export function ListLines({ actor, lines, form, doing }: Props) {
  const t = translator(actor.locale)
  return (
    <ul aria-label={t('lists.lines')} className="divide-y divide-line border-y border-line">
      {lines.map((line) => (
        <li key={line.id} className="flex gap-3 py-4 sm:gap-4">
          {form && (
            <label className="flex min-h-10 items-center self-center px-1">
              <span className="sr-only">{t('lists.tick', { name: line.name })}</span>
              <input type="checkbox" name="line" value={line.id} form={form} className="size-5" />
            </label>
          )}
          <Picture name={line.picture} className="size-16 shrink-0 sm:size-20" />
          <div className="min-w-0 flex-1 space-y-2">
            <Line actor={actor} line={line} />
            {doing?.(line)}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Line({ actor, line }: { actor: Actor; line: CartLine }) {
  const t = translator(actor.locale)
  const { min, max, step, sellable } = line.availability
  const price =
    line.unitPrice === null ? t('price.request') : formatMoney(line.unitPrice, actor.shop.currency, actor.locale)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div className="min-w-0">
          <h2 className="text-base leading-6 font-medium tracking-normal [overflow-wrap:anywhere]">
            <Link
              href={`/p/${line.slug}?sku=${encodeURIComponent(line.skuCode)}`}
              className="underline-offset-4 hover:underline"
            >
              {line.name}
            </Link>
          </h2>
          <p className="text-sm text-soft">{line.skuCode}</p>
          {line.addedByName && <p className="text-sm text-soft">{t('lists.addedBy', { name: line.addedByName })}</p>}
        </div>
        {!priceDisplay(actor).hidden && <p className="font-semibold">{price}</p>}
      </div>
      {line.problem ? (
        <p className="text-md font-medium text-warn">
          {t(`lists.problems.${line.problem}`, { left: sellable ?? 0, min, max, step })}
        </p>
      ) : (
        <StockState availability={line.availability} locale={actor.locale} />
      )}
    </>
  )
}

export type LineActions = { setQuantity: FormAction<string>; removeLine: FormAction<void> }

/** How many, and away with it: for the owner of the list. */
export function ChangeLine({ actor, line, actions }: { actor: Actor; line: CartLine; actions: LineActions }) {
  const t = translator(actor.locale)
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <QuantityForm
        action={actions.setQuantity}
        fields={{ lineId: line.id }}
        quantity={{
          value: line.quantity,
          min: 1,
          step: 1,
          label: t('lists.quantityOf', { name: line.name }),
          isLabelHidden: true,
        }}
        submit={{ label: t('lists.update') }}
        sendsOnLeave
      />
      <ActionButton
        action={actions.removeLine}
        fields={{ lineId: line.id }}
        look="quiet"
        label={t('lists.removeLineName', { name: line.name })}
      >
        {t('lists.removeLine')}
      </ActionButton>
    </div>
  )
}
