// node bench/order-list.mjs [orders=1000000] [before=10000]: the operators' list of orders, by kind of look, beside a
// read by id, among few orders and then among many; `grew` compares the two.
import { figures, inEachDatabase, inTurn, say, timed } from './tool.mjs'

const [size = 1_000_000, before = 10_000] = process.argv.slice(2).map(Number)
const DAY = 86_400_000
/** Of a hundred orders, as a shop some years old has them. */
const states = [
  ...Array(82).fill('os.completed'),
  ...Array(7).fill('os.cancelled'),
  ...Array(4).fill('os.returned'),
  ...Array(4).fill('os.in.progress'),
  'os.waiting',
  'os.partially.shipped',
  'os.none',
]

await inEachDatabase(import.meta, async () => {
  const { db } = await import('../db/index.ts')
  const { orders } = await import('../db/schema/index.ts')
  const { eq } = await import('drizzle-orm')
  const { cursorOf } = await import('../lib/cursor.ts')
  const { orderPage } = await import('../lib/orders/desk/list.ts')
  const { OrdersView } = await import('../lib/orders/desk/view.ts')
  const { searchRow } = await import('../lib/orders/desk/words.ts')
  const { makeShop, makeSku } = await import('../lib/testing/make.ts')
  const { overseer } = await import('../lib/testing/overseer.ts')

  const master = await makeShop()
  const shops = [master, await makeShop({ master }), await makeShop({ master })]
  const skus = await Promise.all(Array.from({ length: 40 }, () => makeSku(master)))
  const actor = await overseer(master)
  const made = []
  const few = {}
  for (const [from, to] of [
    [0, before],
    [before, size],
  ]) {
    const loading = await timed(() => load(shops, skus, { from, to, tell: (row) => made.push(row) }))
    console.log(`  ${to - from} orders more, in ${(loading / 1000).toFixed(0)} s: ${to}`)
    const bare = []
    for (const [name, look] of Object.entries(looks())) {
      const taken = await inTurn(
        { list: (at) => orderPage(actor, OrdersView.parse(look(at))), bare: byId },
        { times: 200, warm: 5 },
      )
      bare.push(...taken.bare)
      say(name, taken.list, grew(name, taken.list))
    }
    say('one order by its id', bare, grew('one order by its id', bare))
  }

  function grew(name, taken) {
    const { p50, p99 } = figures(taken)
    const was = few[name]
    few[name] = { p50, p99 }
    return was ? `grew ${(p50 / was.p50).toFixed(1)} × p50, ${(p99 / was.p99).toFixed(1)} × p99` : ''
  }

  function looks() {
    const nth = (at) => made[(Math.abs(at) * 7919) % made.length]
    const middle = made[Math.floor(made.length / 2)]
    const placed = (row) => cursorOf({ value: row.placedAt.getTime(), id: row.id })
    const day = (row) => row.placedAt.toISOString().slice(0, 10)
    const month = (row) => row.placedAt.toISOString().slice(0, 7)
    return {
      'first page': () => ({}),
      'first page, one shop': () => ({ shop: shops[2].id }),
      waiting: () => ({ group: 'waiting' }),
      'cancelled, the oldest first': () => ({ group: 'cancelled', order: 'up' }),
      'half way through': () => ({ after: placed(middle) }),
      'by total': () => ({ sort: 'total' }),
      'from a day on': (at) => ({ q: `${day(nth(at))}<`, order: 'up' }),
      'a month, by total': (at) => ({ q: `${month(nth(at))}<${month(later(nth(at), 31))}`, sort: 'total' }),
      'order number': (at) => ({ q: nth(at).number }),
      'last six digits': (at) => ({ q: nth(at).number.slice(-6).replace('-', '') }),
      'last name': (at) => ({ q: nth(at).lastname }),
      'two letters of a name': (at) => ({ q: nth(at).lastname.slice(0, 2) }),
      'first and last name': (at) => ({ q: `${nth(at).firstname} ${nth(at).lastname}` }),
      'last name, waiting': (at) => ({ q: nth(at).lastname, group: 'waiting' }),
      'last name, half way': (at) => ({
        q: nth(at).lastname,
        after: cursorOf({ value: searchRow(middle), id: middle.id }),
      }),
      'last name, by total': (at) => ({ q: nth(at).lastname, sort: 'total' }),
      postcode: (at) => ({ q: `@${nth(at).shipTo.postcode}` }),
      article: (at) => ({ q: `&${skus[Math.abs(at) % skus.length].code}` }),
      'e-mail': (at) => ({ q: nth(at).email }),
      nobody: (at) => ({ q: `qzxj${Math.abs(at)}` }),
    }
  }

  /** Any of them, whatever is being measured. */
  function byId(at) {
    const { id } = made[(Math.abs(at) * 7919) % made.length]
    return db.select().from(orders).where(eq(orders.id, id))
  }
})

function later(row, days) {
  return { ...row, placedAt: new Date(row.placedAt.getTime() + days * DAY) }
}

async function load(shops, skus, { from, to, tell }) {
  const { bulk } = await import('../db/bulk.ts')
  const { newId } = await import('../db/id.ts')
  const schema = await import('../db/schema/index.ts')
  const { faceOf } = await import('../db/seed/faces.ts')
  const { wallTime } = await import('../lib/days.ts')
  const { orderWords, searchRow } = await import('../lib/orders/desk/words.ts')
  const began = Date.now() - 3 * 365 * DAY
  const apart = (3 * 365 * DAY) / (to - from)

  await bulk(async (insert) => {
    for (let done = from; done < to; done += 2000) {
      const rows = Array.from({ length: Math.min(2000, to - done) }, (_, at) => rowOf(done + at))
      for (const { order } of rows) if (Math.random() < Math.min(1, 5000 / (to - from))) tell(order)
      await insert(
        schema.orders,
        rows.map(({ order }) => order),
      )
      await insert(
        schema.orderLines,
        rows.map(({ line }) => line),
      )
      await insert(
        schema.orderSearch,
        rows.map(({ search }) => search),
      )
    }
  })

  function rowOf(nth) {
    const { place, ...face } = faceOf(1 + (nth % 200_000))
    const placedAt = new Date(began + Math.floor((nth - from) * apart))
    const number = `${wallTime(placedAt).replace(/\D/g, '').slice(2)}-${nth + 1}`
    const shop = shops[nth % 20 === 0 ? 1 : nth % 100 === 7 ? 2 : 0]
    const sku = skus[(nth * 31) % skus.length]
    const total = 1000 + ((nth * 7907) % 90_000)
    const address = { name: `${face.firstname} ${face.lastname}`, company: '', line2: '', phone: '', ...place }
    const order = {
      ...{ id: newId(), shopId: shop.id, number, reversedNumber: [...number.replace('-', '')].reverse().join('') },
      ...{ placementKey: newId(), state: states[(nth * 13) % 100] ?? 'os.completed', version: 1 },
      ...{ email: face.email, phone: face.phone, salutation: '', middlename: '', locale: 'en', currency: 'EUR' },
      ...{ firstname: face.firstname, lastname: face.lastname, gateway: 'invoicePaymentGateway', paid: 0 },
      ...{
        shipTo: address,
        billTo: address,
        message: '',
        separateDeliveries: false,
        coupons: [],
        requiresApproval: false,
      },
      ...{ itemsTotal: total, shippingTotal: 0, taxTotal: 0, total, placedAt, updatedAt: placedAt },
    }
    const words = orderWords({ ...order, cartId: null, skuCodes: [sku.code], company: face.company, tags: [] })
    const money = { unitPrice: total, listPrice: total, total, tax: 0, taxCode: 'standard', taxRate: 2500 }
    return {
      order,
      line: {
        id: newId(),
        orderId: order.id,
        position: 1,
        skuId: sku.id,
        skuCode: sku.code,
        name: 'Lamp',
        quantity: 1,
        digital: false,
        ...money,
      },
      search: { row: searchRow(order), orderId: order.id, shopId: shop.id, words },
    }
  }
}
