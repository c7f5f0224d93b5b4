import NextLink from 'next/link'
import { Badge } from '@/components/ui/badge'
import { type Actor, may } from '@/lib/auth/actor'
import { inLocale, translator } from '@/lib/i18n'
import { amountToType, formatMoney } from '@/lib/money'
import { viewHref } from '@/lib/orders/desk/view'
import { rhythmWords } from '@/lib/recurring/words'
import type { Result } from '@/lib/result'
import type { ListedArticle } from '@/lib/subscriptions/desk-terms'
import { SmallForm } from './small-form'
import { Table } from './table'

type Press = (previous: Result<string> | null, form: FormData) => Promise<Result<string>>
type Presses = { turn: Press; price: Press }
type Term = ListedArticle['terms'][number]
type Props = { actor: Actor; rows: ListedArticle[]; presses: Presses }

/** What can be had as a subscription: a row for each term, the article said with each. */
export function TermTable({ actor, rows, presses }: Props) {
  const t = translator(actor.locale)
  return (
    <Table
      caption={t('admin.terms.title')}
      columns={[
        { key: 'article', label: t('admin.terms.article') },
        { key: 'term', label: t('admin.terms.term') },
        { key: 'price', label: t('admin.terms.price'), align: 'right' },
        { key: 'customers', label: t('admin.terms.customers'), align: 'right' },
        { key: 'state', label: t('admin.terms.state') },
        { key: 'turn', label: t('admin.terms.change') },
      ]}
      rows={rows.flatMap((row) =>
        row.terms.map((term) => ({ key: term.id, cells: cellsOf(actor, row, { term, presses }) })),
      )}
    />
  )
}

function cellsOf(actor: Actor, row: ListedArticle, { term, presses }: { term: Term; presses: Presses }) {
  const t = translator(actor.locale)
  const rhythm = rhythmWords({ every: term.months, unit: 'month' }, t)
  const word = t(term.enabled ? 'admin.terms.turnOff' : 'admin.terms.turnOn')
  return {
    article: (
      <>
        <span className="font-medium">{row.code}</span>
        <span className="block break-words text-soft">{articleName(actor, row)}</span>
      </>
    ),
    term: rhythm,
    price: <Price actor={actor} row={row} change={term === row.terms[0] ? presses.price : undefined} />,
    customers: <Customers actor={actor} row={row} term={term} />,
    state: term.enabled ? (
      <Badge tone="good">{t('admin.terms.states.on')}</Badge>
    ) : (
      <Badge>{t('admin.terms.states.off')}</Badge>
    ),
    turn: row.isOwn ? (
      <SmallForm
        action={presses.turn}
        compact
        hidden={{ termId: term.id, enabled: term.enabled ? 'no' : 'yes' }}
        fields={[]}
        submit={word}
        submitLabel={`${word}: ${row.code}, ${rhythm}`}
      />
    ) : (
      <span className="text-soft">{t('admin.terms.notYours')}</span>
    ),
  }
}

/** "Wipes · 280 pieces". */
export function articleName({ locale }: Actor, { names, options }: Pick<ListedArticle, 'names' | 'options'>) {
  return [inLocale(names, locale), options && inLocale(options, locale)].filter(Boolean).join(' · ')
}

function Customers({ actor, row, term }: { actor: Actor; row: ListedArticle; term: Term }) {
  const t = translator(actor.locale)
  const count = new Intl.NumberFormat(actor.locale).format(term.customers)
  if (term.customers === 0 || !may(actor, 'orders.see')) return count
  const rhythm = rhythmWords({ every: term.months, unit: 'month' }, t)
  return (
    <NextLink
      href={viewHref('/admin/subscriptions', { article: row.code, months: String(term.months) })}
      prefetch={false}
      aria-label={`${t('admin.terms.whoHas', { count: term.customers })}: ${row.code}, ${rhythm}`}
      className="text-accent underline underline-offset-4"
    >
      {count}
    </NextLink>
  )
}

/** What it costs everybody today; beside the article's first term a form to change that. */
function Price({ actor, row, change }: { actor: Actor; row: ListedArticle; change?: Press }) {
  const t = translator(actor.locale)
  const { price, regular, currency } = row
  const money = (amount: number) => formatMoney(amount, currency, actor.locale)
  if (price === null || regular === null) return t('admin.terms.onRequest')
  return (
    <>
      <span className="whitespace-nowrap">{money(price)}</span>
      {price < regular && (
        <span className="block text-sm text-soft">{t('admin.terms.sale', { regular: money(regular) })}</span>
      )}
      <span className="block text-sm text-soft">{row.shop}</span>
      {change && row.isOwn && (
        <details className="mt-1">
          <summary className="text-sm text-accent">{t('admin.terms.changePrice')}</summary>
          <p className="my-1 text-sm text-soft">{t('admin.terms.forEverybody', { currency })}</p>
          <SmallForm
            action={change}
            compact
            hidden={{ shopId: row.shopId, skuId: row.id, seen: regular }}
            fields={[
              {
                name: 'price',
                label: t('admin.terms.priceOf', { code: row.code, currency }),
                value: amountToType(regular, currency, actor.locale),
                required: true,
              },
            ]}
            submit={t('admin.inventory.saveCount')}
            submitLabel={t('admin.terms.savePrice', { code: row.code })}
          />
        </details>
      )}
    </>
  )
}
