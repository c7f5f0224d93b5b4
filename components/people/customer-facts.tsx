import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Locale } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'
import type { CustomerCard } from '@/lib/people/cards'
import { CareLinks } from './care-links'

type Facts = CustomerCard & { locale: Locale; department: string; tags: string[]; createdAt: Date; itemsInCart: number }

const tones = { enabled: 'good', disabled: 'bad', locked: 'warn' } as const

export function CustomerFacts({ actor, customer }: { actor: Actor; customer: Facts }) {
  const t = translator(actor.locale)
  const facts = [
    [t('desk.page.number'), customer.number],
    [t('desk.page.type'), customer.type],
    [t('desk.page.language'), new Intl.DisplayNames(actor.locale, { type: 'language' }).of(customer.locale)],
    [t('desk.page.since'), formatDate(customer.createdAt, actor.locale)],
    [t('desk.page.cart'), t('desk.page.cartCount', { count: customer.itemsInCart })],
  ]
  return (
    <Card>
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <h2>{t('desk.page.title')}</h2>
        <Badge tone={tones[customer.state]}>{t(`desk.states.${customer.state}`)}</Badge>
        {customer.tags.map((tag) => (
          <Badge key={tag}>{tag}</Badge>
        ))}
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-md">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex flex-wrap gap-2">
        <CareLinks actor={actor} customer={customer} className={buttonClass('plain')} />
      </div>
    </Card>
  )
}
