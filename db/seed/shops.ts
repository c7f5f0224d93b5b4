import type { GatewayLabel } from '@/lib/payments/gateways'
import { openShop } from '@/lib/shops/commands'
import type { Shop } from '@/lib/shops/shop'

export type DemoShops = { main: Shop; institute: Shop; atelier: Shop }

const methods = [
  { code: 'standard', names: { en: 'Standard', fr: 'Standard' }, price: 1677, minDays: 2, maxDays: 4 },
  { code: 'express', names: { en: 'Express', fr: 'Express' }, price: 3490, minDays: 1, maxDays: 1 },
  {
    code: 'collect',
    names: { en: 'Collect in Copenhagen', fr: 'Retrait à Copenhague' },
    price: 0,
    minDays: 1,
    maxDays: 2,
    collected: true,
  },
].map((method) => ({ ...method, taxCode: 'standard' }))

const offlineAndCard: GatewayLabel[] = ['invoicePaymentGateway', 'courierPaymentGateway', 'testPaymentGateway']
const everyWayToPay: GatewayLabel[] = [
  ...offlineAndCard,
  'testExtFormPaymentGateway',
  'inStorePaymentGateway',
  'prePaymentGateway',
  'authInvoicePaymentGateway',
]

/** The forms of the customers' types. Employees of an organisation are registered at the desk only. Source: platform reference, §2.3. */
const forms = {
  SHOP_CUSTOMER_TYPES: 'B2C,B2B',
  SHOP_CREGATTRS_B2C:
    'email,salutation,firstname,middlename,lastname,CUSTOMER_PHONE,locale,CUSTOMER_BIRTHDAY,MARKETING_OPT_IN',
  SHOP_CREGATTRS_B2B:
    'organisation,b2brole,email,salutation,firstname,lastname,CUSTOMER_PHONE,locale,companyname1,companydepartment,CUSTOMER_VAT,CUSTOMER_B2B_REF,regAddressForm',
  SHOP_CREGATTRS_B2E:
    'organisation,email,firstname,lastname,CUSTOMER_PHONE,locale,companydepartment,CUSTOMER_B2B_EMPLOYEE_ID,CUSTOMER_SITE,CUSTOMER_BUDGET,regAddressForm',
  SHOP_CREGATTRS_B2G: 'email,firstname,lastname',
  SHOP_CREGATTRS_EMAIL: 'email',
  SHOP_SF_REQUIRE_REG_APPROVE_TYPES: 'B2B',
  SHOP_SF_REQUIRE_REG_NOTIFY_TYPES: 'B2B,B2C',
  SHOP_CPROFATTRS_VISIBLE_B2C:
    'salutation,firstname,middlename,lastname,CUSTOMER_PHONE,companyname1,companydepartment,locale,CUSTOMER_BIRTHDAY,MARKETING_OPT_IN',
  SHOP_CPROFATTRS_VISIBLE_B2B:
    'salutation,firstname,middlename,lastname,CUSTOMER_PHONE,companyname1,companydepartment,locale,CUSTOMER_B2B_REF,CUSTOMER_VAT',
  SHOP_CPROFATTRS_READONLY_B2B: 'CUSTOMER_VAT',
  SHOP_CPROFATTRS_VISIBLE_B2E:
    'salutation,firstname,middlename,lastname,CUSTOMER_PHONE,companydepartment,locale,CUSTOMER_SITE,CUSTOMER_B2B_EMPLOYEE_ID,CUSTOMER_BUDGET',
  SHOP_CPROFATTRS_READONLY_B2E: 'CUSTOMER_B2B_EMPLOYEE_ID,CUSTOMER_BUDGET',
}

/** The three shops of the demo: one that lets managers in, its B2B sub-shop, and one that does not. */
export async function loadShops(port: string): Promise<DemoShops> {
  const url = (host: string) => `http://${host}:${port}`
  const common = {
    SHOP_CHECKOUT_ENABLE_GUEST: 'true',
    ...forms,
    SHOP_SF_MANAGED_LIST_TYPES: 'B2C,B2B',
    SHOP_SF_SHOPPING_LIST_TYPES: 'B2C,B2B',
    SHOP_SF_REPEAT_ORDER_TYPES: 'B2B',
    SHOP_SF_RECURRING_ORDER_TYPES: 'B2C,B2B,B2E',
    SHOP_PAYMENT_GATEWAYS: everyWayToPay.join(),
  }
  const main = await openShop({
    code: 'SHOP10',
    name: 'Copenhagen Supply',
    currency: 'EUR',
    languages: ['en', 'fr'],
    hosts: ['localhost', '127.0.0.1', 'shop10.localhost'],
    attributes: {
      ...common,
      SHOP_SF_LOGIN_MANAGER: 'true',
      SHOP_SF_SHOW_MANAGER: 'true',
      SHOP_URL: url('localhost'),
      SHOP_ADMIN_EMAIL: 'orders@copenhagen-supply.test',
    },
    deliveryMethods: methods,
  })
  const institute = await openShop({
    code: 'SHOP10-NBI',
    name: 'Niels Bohr Institute',
    currency: 'EUR',
    languages: ['en', 'fr'],
    hosts: ['shop10-nbi.localhost'],
    attributes: { SHOP_B2B: 'true', SHOP_CHECKOUT_ENABLE_GUEST: 'false', SHOP_URL: url('shop10-nbi.localhost') },
    master: main,
  })
  const atelier = await openShop({
    code: 'SHOP20',
    name: 'Atelier Curie',
    currency: 'EUR',
    languages: ['fr', 'en'],
    hosts: ['shop20.localhost'],
    attributes: {
      ...common,
      SHOP_PAYMENT_GATEWAYS: offlineAndCard.join(),
      SHOP_SF_LOGIN_MANAGER: 'false',
      SHOP_URL: url('shop20.localhost'),
      SHOP_ADMIN_EMAIL: 'commandes@atelier-curie.test',
    },
    deliveryMethods: methods,
  })
  return { main, institute, atelier }
}
