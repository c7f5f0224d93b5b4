import { transact } from '@/db'
import type { Actor, Customer } from '@/lib/auth/actor'
import { permissionsOf } from '@/lib/auth/permissions'
import { writeStanding } from '@/lib/people/standing'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, makeCustomer, makeManager } from './make'
import { makeRegistry } from './registration'

/** Makes somebody a buyer of whom the shop says this, such as CUSTOMER_B2B_ADMINISTRATOR. */
export async function makeBuyer(
  shop: Shop,
  standing: Record<string, string> = {},
  values: Parameters<typeof makeCustomer>[1] = {},
): Promise<Customer> {
  const customer = await makeCustomer(shop, { type: 'B2B', ...values })
  await standAs(shop, customer, standing)
  return customer
}

/** Says in the shop what somebody is there, or may order. */
export const standAs = (shop: Shop, { id: customerId }: Customer, standing: Record<string, string>) =>
  transact({ customer: customerId }, (tx) => writeStanding(tx, { shopId: shop.id, customerId }, standing))

/** An organisation's sub-shop with an administrator and a buyer, and its shop's manager in the admin app. */
export async function makeOrganisation(attributes: Record<string, string> = {}) {
  const registry = await makeRegistry(attributes)
  const { institute } = registry
  const hilde = asCustomer(institute, await makeBuyer(institute, { CUSTOMER_B2B_ADMINISTRATOR: 'true' }))
  const niels = await makeBuyer(institute)
  const chief = await makeManager(registry.shop, ['ROLE_SMSHOPADMIN'])
  const astrid: Actor = {
    ...chief,
    permissions: permissionsOf(['ROLE_SMSHOPADMIN']),
    oversees: [registry.shop.id, institute.id],
  }
  return { ...registry, hilde, niels, astrid }
}
