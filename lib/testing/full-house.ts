import { eq, is, Table } from 'drizzle-orm'
import { db, transact } from '@/db'
import * as schema from '@/db/schema'
import { linkPurposes } from '@/db/words'
import { askConsent } from '@/lib/assist/consent'
import { endAssist } from '@/lib/assist/ending'
import { StartAssist } from '@/lib/assist/input'
import { offerAssist } from '@/lib/assist/passing'
import type { Actor } from '@/lib/auth/actor'
import { issueLink } from '@/lib/auth/links'
import { permissions } from '@/lib/auth/permissions'
import { addToCart } from '@/lib/cart/commands'
import { saveCategory } from '@/lib/catalogue/commands'
import { makeCoupon } from '@/lib/coupons/commands'
import { addToList, createList } from '@/lib/lists/commands'
import { pathOf, shareWishList } from '@/lib/lists/link'
import { saveCart } from '@/lib/lists/saved-carts'
import { saveCheckout } from '@/lib/orders/checkout/checkout'
import { handOver } from '@/lib/orders/handover'
import { saveSharedAddress } from '@/lib/organisations/addresses'
import { externalFormUrl } from '@/lib/payments/bank'
import { saveSearch } from '@/lib/people/desk'
import { SaveAddress } from '@/lib/people/input'
import { addNote } from '@/lib/people/notes'
import { buy, typedCheckout } from './buy'
import { CARDS, giveCard } from './card'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku, visitor } from './make'
import { sendList } from './managed'
import { makeOrganisation, standAs } from './organisation'
import { FORM, SECRET, setUp as setUpGateway } from './pay'
import { giveAddress, recurringAttributes, setUp } from './recurring'
import { offer, subscribeTo } from './subscriptions'

const attributes = {
  ...recurringAttributes,
  SHOP_SF_MANAGED_LIST_TYPES: 'B2C,B2B',
  SHOP_SF_SHOPPING_LIST_TYPES: 'B2C,B2B',
  SHOP_SF_REPEAT_ORDER_TYPES: 'B2C,B2B',
  SHOP_SF_ASSIST_CONSENT: 'ask',
  SHOP_URL: 'https://shop.test',
  SHOP_CHECKOUT_ENABLE_GUEST: 'true',
}

export type FullHouse = Awaited<ReturnType<typeof fullHouse>>

/** A shop in which there is one of everything, and somebody of every kind: whatever is asked for finds something. */
export async function fullHouse() {
  const { shop, institute, hilde, astrid } = await makeOrganisation(attributes)
  const everything = { permissions: new Set(permissions) }
  const [manager, colleague] = [await makeManager(shop), await makeManager(shop)]
  const customer = await makeCustomer(shop, { type: 'B2B', phone: '+45 1234' })
  const carla = asCustomer(shop, customer)
  const anna = { ...(await assisting(manager, customer)), ...everything }
  const [boss, idle] = [
    { ...astrid, ...everything },
    { ...manager, ...everything },
  ]
  await setUpGateway(shop, FORM, { CALLBACK_SECRET: SECRET })
  const lamp = await makeSku(shop, { name: 'Lamp', quantity: 500 })
  const book = await makeSku(shop, { name: 'Book', digital: true, availability: 'ALWAYS', quantity: 0 })
  await offer(lamp, [1, 3, 12])
  const texts = { en: 'Lamps', fr: 'Lampes' }
  await saveCategory(boss, { slug: 'lamps', names: texts, intros: texts, picture: 'lamp' })
  await makeCoupon(boss, { code: 'SAVE', name: 'Save', percent: 10 })
  await fillAccount(carla, lamp, book)
  await sendList(anna, [[lamp, 1]])
  await addToCart(carla, { skuId: lamp.id, quantity: 2 })
  await saveCheckout(anna, typedCheckout())
  await handOver(anna)
  const guest = visitor(shop)
  await buy(guest, [[lamp, 1]], { email: 'guest@x.test' })
  await makeShop({ master: shop })
  await fillDesk(idle, colleague, customer.id)
  await standAs(institute, hilde.customer!, { CUSTOMER_B2B_ADMINISTRATOR: 'true', CUSTOMER_B2B_APPROVER: 'true' })
  const lab = { name: 'Lab', line1: 'Vej 1', postcode: '2100', city: 'København', country: 'DK', kind: 'shipping' }
  await saveSharedAddress(hilde, SaveAddress.parse(lab))
  // Everybody's password, where the check of passwords is left out.
  await transact({ accounts: 'all' }, async (tx) => void (await tx.update(schema.accounts).set({ passwordHash: 'x' })))
  const people: Record<string, Actor> = { carla, anna, hilde, idle, boss, guest }
  return { shop, institute, people, lamp, rows: await firstRows(), ...(await addressesIn(carla)) }
}

type Sku = Awaited<ReturnType<typeof makeSku>>

/** What a customer has: an address, a card, orders paid in three ways, lists, and what is ordered again and again. */
async function fillAccount(carla: Actor, lamp: Sku, book: Sku) {
  await giveAddress(carla)
  const { id: card } = await giveCard(carla)
  await buy(carla, [[book, 1]], { gateway: CARDS, card })
  await buy(carla, [[lamp, 2]])
  await buy(carla, [[lamp, 1]], { gateway: FORM })
  const { id } = await createList(carla, { kind: 'shopping', name: 'For the lab' })
  for (const list of [id, 'wish']) await addToList(carla, { list, skuId: lamp.id, quantity: 1 })
  await shareWishList(carla, { shownAs: '' })
  await setUp(carla, [[lamp, 1]])
  await subscribeTo(carla, lamp)
  await addToCart(carla, { skuId: lamp.id, quantity: 1 })
  await saveCart(carla, { name: 'Aside' })
}

/** What a manager has on the desk: a note, a search, an assist that is over, a request, and an offer of a colleague. */
async function fillDesk(idle: Actor, colleague: Awaited<ReturnType<typeof makeManager>>, customerId: string) {
  await addNote(idle, { customerId, text: 'Rings at noon' })
  await saveSearch(idle, 'carla')
  const { shop, account } = idle
  const [past, other] = [await makeCustomer(shop), await makeCustomer(shop)]
  const over = await assisting({ ...idle, account: account! }, past)
  await endAssist(over.assist, 'log-off-customer', 'r')
  await askConsent(idle, StartAssist.parse({ customerId: other.id, reason: 'phone' }))
  await offerAssist(await assisting(colleague, other), { to: account!.id, words: '' })
}

type Row = Record<string, unknown>

/** Of every table: the first rows, by which addresses and forms call things. */
async function firstRows() {
  const tables = Object.entries(schema).filter((entry): entry is [string, typeof schema.shops] => is(entry[1], Table))
  const rows = tables.map(
    async ([name, table]): Promise<[string, Row[]]> => [name, await db.select().from(table).limit(40)],
  )
  return new Map(await Promise.all(rows))
}

/** What only a letter says: the secrets of links, and of the page of the bank. */
async function addressesIn({ shop, account }: Actor) {
  const letters = (await db.select().from(schema.mails)).flatMap(({ text }) => text.match(/(?<=\/)[\w-]{43}\b/g) ?? [])
  const [wishes] = await db.select().from(schema.lists).where(eq(schema.lists.kind, 'wish'))
  const issued: string[] = []
  for (const purpose of linkPurposes) {
    const link = { shop, accountId: account!.id, purpose, payload: 'new@x.test', besides: true }
    issued.push(await transact({ account: account!.id }, (tx) => issueLink(tx, link)))
  }
  const [unpaid] = await db.select().from(schema.orders).where(eq(schema.orders.gateway, FORM))
  const handle = new URL(externalFormUrl(unpaid!), 'http://x').searchParams.get('h') ?? ''
  return { secrets: [...letters, pathOf(wishes!)?.split('/')[2] ?? '', ...issued], handle }
}
