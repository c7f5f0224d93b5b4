import NextLink from 'next/link'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Menu, menuItem } from '@/components/ui/menu'
import { Empty } from '@/components/ui/page'
import { type Actor, may } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'
import type { CustomerCard } from '@/lib/people/cards'
import { CareLinks, Remedy } from './care-links'
import { Initials } from './initials'

/** The customers of a page of the desk, a card each. */
export function CustomerCards({ actor, cards, searched }: { actor: Actor; cards: CustomerCard[]; searched: boolean }) {
  const t = translator(actor.locale)
  if (cards.length === 0) {
    return <Empty title={t(searched ? 'desk.none' : 'desk.nobody')}>{searched && <p>{t('desk.noneHelp')}</p>}</Empty>
  }
  return (
    <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 xl:grid-cols-3">
      {cards.map((card) => (
        <li key={card.id}>
          <Card actor={actor} card={card} />
        </li>
      ))}
    </ul>
  )
}

const tones = { enabled: 'good', disabled: 'bad', locked: 'warn' } as const

function Card({ actor, card }: { actor: Actor; card: CustomerCard }) {
  const t = translator(actor.locale)
  const page = `/service/customers/${card.id}`
  return (
    <article className="flex h-full flex-col gap-3 rounded-card border border-line bg-surface p-5">
      <div className="flex items-start gap-3">
        <Initials name={card.name} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-base">
            <NextLink href={page} prefetch={false} className="hover:underline">
              {card.name}
            </NextLink>
          </h2>
          <p className="truncate text-md text-soft">{card.company || '\u00a0'}</p>
        </div>
        <Badge tone={tones[card.state]}>{t(`desk.states.${card.state}`)}</Badge>
      </div>
      <p className="text-md">
        <span className="block font-medium">{card.number}</span>
        <span className="block truncate">{card.email}</span>
        <span className="block text-soft">
          {card.type} ·{' '}
          {card.lastOrderAt
            ? t('desk.lastOrder', { time: formatDate(card.lastOrderAt, actor.locale) })
            : t('desk.noOrder')}
        </span>
        {card.openLists > 0 && <span className="block">{t('managedLists.desk.open', { count: card.openLists })}</span>}
      </p>
      <div className="mt-auto flex flex-wrap items-center gap-2">
        {card.state === 'enabled' && may(actor, 'assist.start') && (
          <NextLink href={`${page}#start`} prefetch={false} className={buttonClass('primary')}>
            {t('assist.start')}
          </NextLink>
        )}
        <Remedy actor={actor} customer={card} />
        <Menu label={t('desk.actions')}>
          <NextLink href={page} prefetch={false} className={menuItem}>
            {t('desk.access')}
          </NextLink>
          <CareLinks actor={actor} customer={card} className={menuItem} />
        </Menu>
      </div>
    </article>
  )
}
