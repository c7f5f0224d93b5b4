// A shop with goods, customers with cards, and an operator.
import { writeFileSync } from 'node:fs'
import { close } from '@/db'
import { setGatewayParameter } from '@/lib/payments/parameters'
import { giveCard } from '@/lib/testing/card'
import { asCustomer, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { CARD, FORM, fileOf, type Prepared, SECRET } from './world'

const gateways = [CARD, FORM, 'courierPaymentGateway', 'invoicePaymentGateway', 'authInvoicePaymentGateway']
const shop = await makeShop({ attributes: { SHOP_PAYMENT_GATEWAYS: gateways.join() } })
const boss = { ...(await makeManager(shop, ['ROLE_SMADMIN'])), oversees: [shop.id] }
await setGatewayParameter(boss, FORM, 'CALLBACK_SECRET', SECRET)

const skus: Prepared['skus'] = []
for (let n = 0; n < 8; n++) {
  const isScarce = n < 2 // some will be refused
  skus.push(await makeSku(shop, { price: 990 + 10 * n, quantity: isScarce ? 40 : 100_000 }))
}
skus.push(await makeSku(shop, { availability: 'BACKORDER', quantity: 5 }))
skus.push(await makeSku(shop, { availability: 'ALWAYS', quantity: 0, digital: true }))

const customers: Prepared['customers'] = []
for (let n = 0; n < 12; n++) {
  const customer = await makeCustomer(shop)
  customers.push({ id: customer.id, cardId: (await giveCard(asCustomer(shop, customer))).id })
}
const world: Prepared = {
  shopId: shop.id,
  managerId: boss.account.id,
  customers,
  skus: skus.map(({ id, code }) => ({ id, code })),
}
writeFileSync(fileOf('world.json'), JSON.stringify(world))
writeFileSync(fileOf('history.jsonl'), '')
await close()
