import { eq } from 'drizzle-orm'
import { type Tx, transact } from '@/db'
import { newId } from '@/db/id'
import {
  accounts,
  assists,
  auditHeads,
  customerSearch,
  customerShops,
  customers,
  deliveryMethods,
  fulfilmentCentres,
  managerRoles,
  managerShops,
  managers,
  prices,
  products,
  sessions,
  shopAttributes,
  shopHosts,
  shops,
  skus,
  type stock,
  taxRates,
} from '@/db/schema'
import type { Role } from '@/db/words'
import { GENESIS } from '@/lib/audit/ledger'
import { type Actor, type Customer, fullName } from '@/lib/auth/actor'
import { permissionsOf } from '@/lib/auth/permissions'
import { later, now } from '@/lib/clock'
import { fold } from '@/lib/fold'
import { searchWords, sortName } from '@/lib/people/search-words'
import { shopById } from '@/lib/shops/queries'
import { catalogueShopId, type Shop } from '@/lib/shops/shop'
import { putOnShelf } from './shelf'

let counter = 0
const next = () => `${process.pid}-${++counter}`

const deskRoles: Role[] = [
  'ROLE_SMCALLCENTERLOGINSF',
  'ROLE_SMCALLCENTERLOGINONBEHALF',
  'ROLE_SMCALLCENTERCREATEMANAGEDLISTS',
  'ROLE_SMCALLCENTERREGISTERCUSTOMER',
]

/** A shop that lets managers in, with a host, taxes (25 % and 10 %, included), a centre and two ways to deliver. */
export async function makeShop(values: { master?: Shop; attributes?: Record<string, string>; host?: string } = {}) {
  const id = newId()
  const code = `SHOP-${next()}`
  const set = { SHOP_SF_LOGIN_MANAGER: 'true', SHOP_ADMIN_EMAIL: 'shop@test.com', ...values.attributes }
  await transact({ shop: id }, async (tx) => {
    const masterId = values.master?.id ?? null
    await tx
      .insert(shops)
      .values({ id, code, name: code, masterId, currency: 'EUR', languages: ['en', 'fr'], createdAt: now() })
    await tx.insert(shopHosts).values({ host: values.host ?? `${code.toLowerCase()}.localhost`, shopId: id })
    await tx.insert(auditHeads).values({ shopId: id, seq: 0, hash: GENESIS })
    const attributes = Object.entries(set).map(([name, value]) => ({ shopId: id, code: name, value }))
    await tx.insert(shopAttributes).values(attributes)
    if (!masterId) await furnish(tx, id)
  })
  return (await shopById(id))!
}

async function furnish(tx: Tx, shopId: string) {
  await tx.insert(taxRates).values([
    { shopId, code: 'standard', rate: 2500, included: true },
    { shopId, code: 'reduced', rate: 1000, included: true },
  ])
  const method = { shopId, taxCode: 'standard', minDays: 1, maxDays: 3, enabled: true }
  await tx.insert(deliveryMethods).values([
    { ...method, code: 'standard', names: { en: 'Standard', fr: 'Standard' }, price: 1677, position: 0 },
    { ...method, code: 'express', names: { en: 'Express', fr: 'Express' }, price: 2900, position: 1 },
  ])
  const flags = { multiShip: true, forceBackorderSplit: false, forceAllSplit: false }
  await tx
    .insert(fulfilmentCentres)
    .values({ shopId, code: 'WAREHOUSE_1', name: 'Main', email: 'warehouse@test.com', position: 0, ...flags })
}

type SkuValues = Partial<typeof stock.$inferInsert> & {
  price?: number
  code?: string
  name?: string
  digital?: boolean
  taxCode?: string
}

/** A product with one sku, its price for everybody, and its stock (10 unless said otherwise). */
export async function makeSku(shop: Shop, values: SkuValues = {}) {
  const {
    price = 1000,
    code = `SKU-${next()}`,
    name = `Lamp ${code}`,
    digital = false,
    taxCode = 'standard',
    ...rest
  } = values
  const shopId = catalogueShopId(shop)
  return transact({ shop: shopId }, async (tx) => {
    const texts = { en: name, fr: `${name} (fr)` }
    const product = only(
      await tx
        .insert(products)
        .values({
          shopId,
          slug: code.toLowerCase(),
          names: texts,
          summaries: texts,
          sortEn: fold(texts.en),
          sortFr: fold(texts.fr),
          brand: 'Øresund',
          picture: '1f4a1',
          axis: null,
          taxCode,
          digital,
          enabled: true,
          createdAt: now(),
        })
        .returning(),
    )
    const sku = only(
      await tx
        .insert(skus)
        .values({ shopId, productId: product.id, code, options: null, position: 0, enabled: true })
        .returning(),
    )
    const row = {
      shopId: shop.id,
      skuId: sku.id,
      currency: shop.currency,
      quantity: 1,
      regular: price,
      onRequest: false,
    }
    await tx.insert(prices).values(row)
    const centre = only(await tx.select().from(fulfilmentCentres).where(eq(fulfilmentCentres.shopId, shopId)))
    await putOnShelf(tx, { centreId: centre.id, skuId: sku.id, quantity: 10, availability: 'STANDARD', ...rest })
    return { ...sku, product, name }
  })
}

type CustomerValues = Partial<Omit<typeof customers.$inferInsert, 'id' | 'accountId'>> & {
  passwordHash?: string
  enabled?: boolean
}

/** A B2C customer of the shop with an account that can sign in. */
export async function makeCustomer(shop: Shop, values: CustomerValues = {}): Promise<Customer> {
  const { passwordHash = null, enabled = true, ...rest } = values
  const n = next()
  const row = {
    id: newId(),
    number: `C${n}`,
    type: 'B2C',
    email: `carla.${n}@test.com`,
    salutation: '',
    firstname: 'Carla',
    middlename: '',
    lastname: `Customer${n}`,
    company: '',
    department: '',
    phone: '',
    pricingPolicy: '',
    tags: [],
    locale: 'en' as const,
    createdAt: now(),
    updatedAt: now(),
    ...rest,
  }
  const accountId = newId()
  await transact({ customer: row.id }, async (tx) => {
    await tx
      .insert(accounts)
      .values({ id: accountId, kind: 'customer', email: row.email, passwordHash, enabled, createdAt: now() })
    await tx.insert(customers).values({ ...row, accountId })
    await link(tx, shop, row)
    await tx.insert(customerSearch).values({ customerId: row.id, words: searchWords(row) })
  })
  return { ...row, accountId }
}

async function link(
  tx: Tx,
  shop: Shop,
  customer: { id: string; firstname: string; lastname: string; company: string },
) {
  const sortKeys = { sortName: sortName(customer), sortCompany: fold(customer.company) }
  await tx
    .insert(customerShops)
    .values({ shopId: shop.id, customerId: customer.id, enabled: true, ...sortKeys, createdAt: now() })
}

/** A manager of the shop: with every desk role, unless the test says which. */
export async function makeManager(shop: Shop, held: Role[] = deskRoles, values: { passwordHash?: string } = {}) {
  const n = next()
  const manager = { id: newId(), firstname: 'Anna', lastname: `Holm${n}`, email: `anna.${n}@test.com` }
  await transact({ manager: manager.id }, async (tx) => {
    const { id, email, firstname, lastname } = manager
    await tx.insert(accounts).values({
      id,
      kind: 'manager',
      email,
      enabled: true,
      createdAt: now(),
      passwordHash: values.passwordHash ?? null,
    })
    await tx.insert(managers).values({ id, firstname, lastname, createdAt: now() })
    for (const role of held) await tx.insert(managerRoles).values({ managerId: id, role })
    await tx.insert(managerShops).values({ managerId: id, shopId: shop.id })
  })
  return managerActor(shop, manager, held)
}

/** A manager of a test: an actor who is certainly signed in. */
export type ManagerActor = Actor & { account: NonNullable<Actor['account']> }

async function managerActor(
  shop: Shop,
  manager: { id: string; firstname: string; lastname: string; email: string },
  held: Role[],
) {
  const sessionId = await makeSession(shop, manager.id)
  const { id, email } = manager
  const account = { id, kind: 'manager' as const, name: `${manager.firstname} ${manager.lastname}`, email, sessionId }
  return { ...visitor(shop), guestHash: null, account, permissions: permissionsOf(held) } satisfies ManagerActor
}

/** Somebody is signed in; `id` is the hash of the cookie's secret, where there is to be a cookie. */
export async function makeSession(shop: Shop, accountId: string, id = newId()) {
  const at = now()
  const values = {
    id,
    accountId,
    shopId: shop.id,
    device: 'test',
    createdAt: at,
    lastSeenAt: at,
    expiresAt: later(3_600_000, at),
  }
  await transact({ session: id }, async (tx) => {
    await tx.insert(sessions).values(values)
  })
  return id
}

/** Somebody without an account. */
export const visitor = (shop: Shop): Actor => ({
  shop,
  locale: 'en',
  requestId: newId(),
  account: null,
  permissions: new Set(),
  oversees: [],
  customer: null,
  assist: null,
  guestHash: newId(),
})

/** The customer, acting for themself. */
export const asCustomer = (shop: Shop, customer: Customer): Actor => ({
  ...visitor(shop),
  guestHash: null,
  customer,
  account: {
    id: customer.accountId,
    kind: 'customer',
    name: fullName({ ...customer, salutation: '' }),
    email: customer.email,
    sessionId: newId(),
  },
})

/** The manager in an open assist for the customer. */
export async function assisting(
  manager: ManagerActor,
  customer: Customer,
): Promise<Actor & { assist: NonNullable<Actor['assist']> }> {
  const at = now()
  const expiresAt = later(3_600_000, at)
  const { id: managerId, sessionId } = manager.account
  const row = { id: newId(), shopId: manager.shop.id, managerId, sessionId, customerId: customer.id, reason: 'phone' }
  await transact({ assist: row.id }, async (tx) => {
    await tx.insert(assists).values({ ...row, startedAt: at, lastSeenAt: at, expiresAt })
  })
  return {
    ...manager,
    customer,
    assist: { id: row.id, reason: 'phone', startedAt: at, endsAt: expiresAt, idleEndsAt: expiresAt },
  }
}

export function only<Row>(rows: Row[]): Row {
  if (rows.length !== 1) throw new Error(`Expected one row, got ${rows.length}.`)
  return rows[0]!
}
