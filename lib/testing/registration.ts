import type { Actor } from '@/lib/auth/actor'
import { permissions } from '@/lib/auth/permissions'
import { defineAttribute } from '@/lib/people/attributes'
import { customerPage } from '@/lib/people/customer-page'
import type { Shop } from '@/lib/shops/shop'
import { makeManager, makeShop } from './make'

/** The forms of a test's shop: B2C and B2B for everybody, B2E at the desk only, and two types nobody may be. */
export const forms = {
  SHOP_CUSTOMER_TYPES: 'B2C,B2B,EMAIL',
  SHOP_CREGATTRS_B2C:
    'email,firstname,middlename,lastname,CUSTOMER_PHONE,locale,CUSTOMER_BIRTHDAY,MARKETING_OPT_IN,CUSTOMER_UNKNOWN,password',
  SHOP_CREGATTRS_B2B:
    'organisation,b2brole,email,firstname,lastname,companyname1,CUSTOMER_VAT,CUSTOMER_B2B_APPROVER,regAddressForm',
  SHOP_CREGATTRS_B2E: 'email,CUSTOMER_SITE,CUSTOMER_BUDGET',
  SHOP_CREGATTRS_B2G: 'email,firstname,lastname',
  SHOP_CREGATTRS_EMAIL: 'email',
  SHOP_CREGATTRS_MGR: 'email',
  SHOP_URL: 'https://shop.test',
}

const texts = (en: string) => ({ en, fr: `${en} (fr)` })

/** A shop with forms, an organisation's sub-shop, and a manager who registers. */
export async function makeRegistry(attributes: Record<string, string> = {}) {
  const shop = await makeShop({ attributes: { ...forms, ...attributes } })
  const institute = await makeShop({ master: shop, attributes: { SHOP_B2B: 'true' } })
  await define(shop)
  return { shop, institute, anna: await makeManager(shop) }
}

async function define(shop: Shop) {
  const founder: Actor = { ...(await makeManager(shop)), permissions: new Set(permissions) }
  await defineAttribute(founder, { code: 'CUSTOMER_BIRTHDAY', kind: 'date', names: texts('Birthday') })
  await defineAttribute(founder, { code: 'MARKETING_OPT_IN', kind: 'boolean', names: texts('News') })
  await defineAttribute(founder, {
    code: 'CUSTOMER_VAT',
    kind: 'text',
    names: texts('VAT'),
    pattern: '[A-Z]{2}[0-9]{8}',
  })
  await defineAttribute(founder, { code: 'CUSTOMER_BUDGET', kind: 'number', names: texts('Budget') })
  const choices = ['north', 'south'].map((value) => ({ value, names: texts(value) }))
  await defineAttribute(founder, {
    code: 'CUSTOMER_SITE',
    kind: 'choice',
    names: texts('Site'),
    choices,
    mandatory: true,
  })
}

/** Which answers of a customer a manager looks at now. */
export const shownOf = async (actor: Actor, id: string) => (await customerPage(actor, id))?.registration ?? undefined

let counter = 0

/** What somebody types who registers for themself, or has it typed. */
export const typed = (values: Record<string, unknown> = {}) => ({
  type: 'B2C',
  email: `new.${process.pid}.${++counter}@test.com`,
  firstname: 'Rosalind',
  lastname: 'Franklin',
  locale: 'en',
  ...values,
})

/** A buyer of an organisation, with an address. */
export const typedBuyer = (organisation: string, values: Record<string, unknown> = {}) =>
  typed({
    type: 'B2B',
    organisation,
    b2brole: 'buyer',
    line1: 'Blegdamsvej 17',
    postcode: '2100',
    city: 'København',
    country: 'DK',
    ...values,
  })
