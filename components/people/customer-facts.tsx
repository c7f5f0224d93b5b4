import { buttonClass } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/actor'
import { formatDate, translator } from '@/lib/i18n'
import type { CustomerAtDesk } from '@/lib/people/customer-page'
import { CareLinks } from './care-links'

/** What the desk knows of a customer without asking them, and what can be done about their account. */
export function CustomerFacts({ actor, customer }: { actor: Actor; customer: CustomerAtDesk }) {
  const t = translator(actor.locale)
  const facts = [
    [t('desk.page.number'), customer.number],
    [t('desk.page.email'), customer.email],
    [t('desk.page.type'), customer.type],
    [t('desk.page.department'), customer.department],
    [t('desk.page.language'), new Intl.DisplayNames(actor.locale, { type: 'language' }).of(customer.locale)],
    [t('desk.page.since'), formatDate(customer.createdAt, actor.locale)],
  ].filter(([, value]) => value)
  return (
    <>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-md">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-soft">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex flex-wrap gap-2">
        <CareLinks actor={actor} customer={customer} className={buttonClass('plain')} />
      </div>
    </>
  )
}
