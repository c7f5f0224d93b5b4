import NextLink from 'next/link'
import type { ReactNode } from 'react'
import { ActionButton } from '@/components/forms/action-button'
import { type ButtonLook, buttonClass } from '@/components/ui/button'
import type { FormAction } from '@/lib/action'
import { type Reason, reasonFor } from '@/lib/assist/reasons'
import { type Actor, may } from '@/lib/auth/actor'
import type { Place } from '@/lib/desk/places'
import type { CustomerAtDesk } from '@/lib/people/customer-page'

export type AtDesk = { actor: Actor; customer: CustomerAtDesk }

/** With the way to begin to act for them: at once, or only through the form, which asks something first. */
export type Acting = AtDesk & { start: FormAction; asks: boolean }

type Props = Acting & {
  /** Where the assist begins: a page, or an order by its id. */
  at: Place | (string & {})
  /** Why, where the place says so: the customer reads it. The shop may know it under no such name. */
  reason?: Reason
  /** The whole of what it does, where the words on it are short. */
  label?: string
  look?: ButtonLook
  className?: string
  children: ReactNode
}

/**
 * Begins to act for the customer at one of their pages: at once, or where the shop wants a reason, by way of the form
 * that asks for it. Nothing where this manager may not, or nobody can.
 */
export function ActFor({ actor, customer, start, asks, at, reason, label, ...shown }: Props) {
  const { look = 'plain', className, children } = shown
  if (customer.state !== 'enabled' || !may(actor, 'assist.start')) return null
  if (asks) {
    return (
      <NextLink
        href={`/service/customers/${customer.id}?at=${at}#start`}
        prefetch={false}
        aria-label={label}
        className={buttonClass(look, className)}
      >
        {children}
      </NextLink>
    )
  }
  return (
    <ActionButton
      action={start}
      fields={{ customerId: customer.id, reason: reasonFor(actor.shop, reason), at }}
      label={label}
      look={look}
      className={className}
    >
      {children}
    </ActionButton>
  )
}
