import { transact } from '@/db'
import type { Actor, Customer } from '@/lib/auth/actor'
import { permissionsOf } from '@/lib/auth/permissions'
import { writeAttributes } from '@/lib/people/attributes'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, makeCustomer, makeManager } from './make'
import { makeRegistry } from './registration'

/** Makes somebody a buyer with these attributes, such as CUSTOMER_B2B_ADMINISTRATOR. */
export async function makeBuyer(
  shop: Shop,
  attributes: Record<string, string> = {},
  values: Parameters<typeof makeCustomer>[1] = {},
): Promise<Customer> {
  const customer = await makeCustomer(shop, { type: 'B2B', ...values })
  await transact({ customer: customer.id }, (tx) => writeAttributes(tx, customer.id, attributes))
  return customer
}

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
