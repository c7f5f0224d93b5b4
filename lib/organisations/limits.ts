import 'server-only'
import type { BuyerRole } from '@/db/words'
import { minorUnitsIn } from '@/lib/money'
import { roleAttributes, roleIn } from '@/lib/people/organisations'
import { type InvalidKey, Refusal } from '@/lib/refusal'
import type { ChangeBuyer, releases } from './input'

/** What a buyer may do. Amounts are minor units, tax included. Source: platform reference, §2.4. */
export type Standing = {
  role: BuyerRole
  release: (typeof releases)[number]
  releaseFrom: number | null
  most: number | null
}

const amountIn = (text = '') => (/^\d{1,12}$/.test(text) ? Number(text) : null)

/** What the attributes that the organisation gave somebody let them do. */
export function standingIn(attributes: Readonly<Record<string, string>>): Standing {
  const releaseFrom = amountIn(attributes.CUSTOMER_B2B_REQUIRE_APPROVE_X)
  const always = attributes.CUSTOMER_B2B_REQUIRE_APPROVE === 'true'
  return {
    role: roleIn(attributes),
    release: always ? 'always' : releaseFrom === null ? 'never' : 'above',
    releaseFrom,
    most: amountIn(attributes.CUSTOMER_BLOCK_CHECKOUT_X),
  }
}

/** The attributes that make a buyer what the form says, in the organisation's currency. */
export function attributesFor(given: Omit<ChangeBuyer, 'customerId'>, currency: string): Record<string, string> {
  const { role, release } = given
  const from = amountOf(given, 'releaseFrom', currency)
  if (release === 'above' && from === '') throw wrong('releaseFrom', 'amountRequired')
  return {
    ...roleAttributes(role),
    CUSTOMER_B2B_REQUIRE_APPROVE: release === 'always' ? 'true' : '',
    CUSTOMER_B2B_REQUIRE_APPROVE_X: release === 'above' ? from : '',
    CUSTOMER_BLOCK_CHECKOUT_X: amountOf(given, 'most', currency),
  }
}

function amountOf(given: Record<'releaseFrom' | 'most', string>, field: 'releaseFrom' | 'most', currency: string) {
  if (given[field] === '') return ''
  const amount = minorUnitsIn(given[field], currency)
  if (amount === undefined) throw wrong(field, 'amountRequired')
  return String(amount)
}

const wrong = (field: string, key: InvalidKey | 'amountRequired') =>
  new Refusal('checkFields', 'invalid', {}, { [field]: key })
