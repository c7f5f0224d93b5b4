import type { Locale } from '@/db/words'
import { type Actor, fullName } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import type { Address } from '@/lib/people/addresses'

/** What the forms call the parts of an address, for the browser. */
export function postalLabels(locale: Locale) {
  const t = translator(locale)
  return {
    name: t('addresses.name'),
    company: t('addresses.company'),
    line1: t('addresses.line1'),
    line2: t('addresses.line2'),
    postcode: t('addresses.postcode'),
    city: t('addresses.city'),
    country: t('addresses.country'),
    phone: t('addresses.phone'),
    choose: t('addresses.choose'),
    optional: t('profile.optional'),
  }
}

/** What the form of an address begins with: the address, or the customer's own name. */
export function addressValues({ customer }: Pick<Actor, 'customer'>, address?: Address) {
  if (address) {
    const { id, kind, isDefault, name, company, line1, line2, postcode, city, country, phone } = address
    return { id, kind, isDefault, name, company, line1, line2, postcode, city, country, phone }
  }
  const own = {
    name: customer ? fullName(customer) : '',
    company: customer?.company ?? '',
    phone: customer?.phone ?? '',
  }
  return {
    ...own,
    id: '',
    kind: 'shipping',
    isDefault: false,
    line1: '',
    line2: '',
    postcode: '',
    city: '',
    country: '',
  }
}
