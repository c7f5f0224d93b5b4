import { describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { startAssist } from '@/lib/assist/commands'
import { offerAssist, offersTo } from '@/lib/assist/passing'
import { openAssistsOf } from '@/lib/assist/queries'
import { addToCart } from '@/lib/cart/commands'
import { deskLists } from '@/lib/managed-lists/desk'
import { ManagedListView } from '@/lib/managed-lists/input'
import { ordersByNumber } from '@/lib/orders/desk/by-number'
import { saveAddress } from '@/lib/people/addresses'
import { writeAttributes } from '@/lib/people/attributes'
import { browseCustomers, searchPage } from '@/lib/people/desk'
import { DeskView, readyLists } from '@/lib/people/desk-input'
import { likelyDuplicates, Typed } from '@/lib/people/duplicates'
import { addNote } from '@/lib/people/notes'
import { readyPage } from '@/lib/people/ready-lists'
import { recentCustomers, rememberVisit } from '@/lib/people/recent'
import { findCustomers } from '@/lib/people/search'
import { typedAhead } from '@/lib/people/type-ahead'
import { subscriptionPage } from '@/lib/subscriptions/desk-list'
import { SubscriptionsView } from '@/lib/subscriptions/desk-view'
import { buy } from '@/lib/testing/buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { sendList } from '@/lib/testing/managed'
import { overseer } from '@/lib/testing/overseer'
import { offer, subscribeTo } from '@/lib/testing/subscriptions'

/** What only an open page of the customer tells, some of it only once somebody asks for it. */
const secret = {
  email: 'kanari.vogel@canary.test',
  phone: '+45 99 88 77 66',
  line: 'Kanariestræde 77',
  city: 'Fuglebjerg',
  birthday: '1977-07-17',
  note: 'whispers at night',
  tag: 'nestling',
}

/** Whatever it is written like: an e-mail by its two halves, a phone by its digits. */
const traces = ['kanari.vogel', 'canary.test', '99887766', '99 88 77', 'Kanariestr', 'Fuglebjerg', '1977', 'whispers']

/** A customer who stands in every list of the desk, with all that there is to be kept to themselves. */
async function everywhere() {
  const shop = await makeShop({
    attributes: {
      SHOP_SF_MANAGED_LIST_TYPES: 'B2C',
      SHOP_SF_RECURRING_ORDER_TYPES: 'B2C',
      SHOP_PAYMENT_GATEWAYS: 'invoicePaymentGateway,prePaymentGateway',
    },
  })
  const { email, phone, line: line1, city, tag } = secret
  const customer = await makeCustomer(shop, { firstname: 'Kana', lastname: 'Rivogel', email, phone, tags: [tag] })
  const carla = asCustomer(shop, customer)
  const home = { name: 'Kana Rivogel', company: '', line1, line2: '', postcode: '4250', city, country: 'DK', phone }
  await saveAddress(carla, { kind: 'shipping', ...home } as Parameters<typeof saveAddress>[1])
  await transact({ customer: customer.id }, (tx) => writeAttributes(tx, customer.id, { birthday: secret.birthday }))
  const [anna, bo] = [await makeManager(shop), await makeManager(shop)]
  const sku = await makeSku(shop, { quantity: 500 })
  const order = await buy(carla, [[sku, 1]], { gateway: 'prePaymentGateway' })
  await offer(sku, [1])
  await subscribeTo(carla, sku, { months: '1' })
  await sendList(await assisting(anna, customer), [[sku, 1]])
  await addToCart(carla, { skuId: sku.id, quantity: 1 })
  await addNote(anna, { customerId: customer.id, text: secret.note })
  await rememberVisit(anna, customer.id)
  const { id } = await startAssist(anna, { customerId: customer.id, reason: 'phone', reasonText: '', ticket: '' })
  const open = (await openAssistsOf(anna)).find((each) => each.id === id)!
  const times = { startedAt: open.startedAt, endsAt: new Date(8e15), idleEndsAt: new Date(8e15) }
  await offerAssist({ ...anna, customer, assist: { id, reason: 'phone', ...times } }, { to: bo.account.id, words: '' })
  return { shop, customer, anna, bo, order, boss: await overseer(shop) }
}

const view = (values: object = {}) => DeskView.parse(values)

describe('before a manager has chosen whom to help', () => {
  test('no list, no box and no announcement says more than tells people apart', async () => {
    const { customer, anna, bo, order, boss } = await everywhere()
    const said: Record<string, unknown> = {
      'the table': await browseCustomers(anna, view()),
      'what was searched for': await searchPage(anna, 'rivogel', view()),
      'by phone': await searchPage(anna, secret.phone, view()),
      'by half an e-mail': await searchPage(anna, 'kanari.vogel', view()),
      'the box': await typedAhead(anna, 'rivo', 9),
      'who was looked at': await recentCustomers(anna),
      'who may be meant': await likelyDuplicates(anna, Typed.parse({ lastname: 'Rivogel', postcode: '4250' })),
      'managed lists': await deskLists(anna, ManagedListView.parse({})),
      'what is open': await openAssistsOf(anna),
      'what a colleague passes on': await offersTo(bo),
      'orders of the palette': await ordersByNumber(boss, order.number, 8),
      subscriptions: await subscriptionPage(boss, SubscriptionsView.parse({})),
    }
    for (const list of readyLists) said[`those of ${list}`] = await readyPage(anna, list, view({ list }))

    for (const [where, answer] of Object.entries(said)) {
      const text = JSON.stringify(answer)
      expect(text, `${where} knows them`).toMatch(new RegExp(`${customer.id}|Rivogel`))
      expect(
        [...traces, secret.tag].filter((trace) => text.toLowerCase().includes(trace.toLowerCase())),
        where,
      ).toEqual([])
    }
  })

  test('whoever types a whole e-mail gets it back, and nothing else', async () => {
    const shop = await makeShop()
    const email = 'whole.address@canary.test'
    await makeCustomer(shop, { email, phone: secret.phone })
    const [card] = await findCustomers(await makeManager(shop), email, 9)
    expect(card).toMatchObject({ email })
    expect(JSON.stringify(card)).not.toContain('99 88')
  })
})
