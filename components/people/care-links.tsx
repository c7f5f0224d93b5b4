import NextLink from 'next/link'
import { buttonClass } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { CustomerCard } from '@/lib/people/cards'
import { type Care, caresOpen } from '@/lib/people/care-input'

type Props = { actor: Actor; customer: Pick<CustomerCard, 'id' | 'state' | 'registration'>; className: string }

/** Whom one lets in is who stood here, whatever they have answered since. */
const pathOf = ({ id, registration }: Props['customer'], care: Care) =>
  `/service/customers/${id}/care/${care}${care === 'enable' && registration ? `?shown=${registration}` : ''}`

/** The way to whatever this manager may do about a customer's sign-in now. */
export function CareLinks({ actor, customer, className }: Props) {
  const t = translator(actor.locale)
  return caresOpen(actor, customer.state).map((care) => (
    <NextLink key={care} href={pathOf(customer, care)} prefetch={false} className={className}>
      {t(`care.${care}.action`)}
    </NextLink>
  ))
}

/** In the place of "Log in on behalf" where nobody can be acted for: what would change that. */
export function Remedy({ actor, customer }: Omit<Props, 'className'>) {
  const [care] = caresOpen(actor, customer.state)
  if (care !== 'enable' && care !== 'unlock') return null
  return (
    <NextLink href={pathOf(customer, care)} prefetch={false} className={buttonClass('primary')}>
      {translator(actor.locale)(`care.${care}.action`)}
    </NextLink>
  )
}
