import type { Metadata } from 'next'
import { type Actor, fullName } from '@/lib/auth/actor'

/** The title of a tab. While a manager acts for somebody it begins with whom, so that tabs cannot be confused. */
export function pageTitle({ assist, customer, shop }: Actor, text: string): Metadata {
  const whom = assist && customer ? `${fullName({ ...customer, salutation: '' })} · ` : ''
  return { title: `${whom}${text} · ${shop.name}` }
}
