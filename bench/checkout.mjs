// node bench/checkout.mjs [seconds=10]: whole checkouts by card (three goods into the cart, checkout, review, place, the
// gateway asked, its answer written down) by 1 and by 16 customers at a time, against a bare transaction.
import { figures, inEachDatabase, say, timed } from './tool.mjs'

const LASTS = 1000 * Number(process.argv[2] ?? 10)
process.env.TEST_GATEWAYS = 'open'

await inEachDatabase(import.meta, async () => {
  const { addToCart } = await import('../lib/cart/commands.ts')
  const { saveCheckout } = await import('../lib/orders/checkout/checkout.ts')
  const { typedCheckout, placeNow } = await import('../lib/testing/buy.ts')
  const { giveCard } = await import('../lib/testing/card.ts')
  const { bareTransaction, openBenchShop } = await import('./shop.mjs')
  const gateway = 'testPaymentGateway'
  const { skus, actors } = await openBenchShop({
    goods: 40,
    customers: 64,
    attributes: { SHOP_PAYMENT_GATEWAYS: gateway },
  })
  const cards = []
  for (const actor of actors) cards.push((await giveCard(actor)).id)

  let nth = 0
  /** Nobody is in two checkouts at once: each client has customers of its own. */
  async function checkOut(client, clients) {
    const n = nth++
    const who = client + clients * (n % Math.floor(actors.length / clients))
    for (let line = 0; line < 3; line++) {
      await addToCart(actors[who], { skuId: skus[(n * 3 + line) % skus.length].id, quantity: 1 + line })
    }
    await saveCheckout(actors[who], typedCheckout({ gateway, card: cards[who] }))
    const { state } = await placeNow(actors[who])
    if (state !== 'os.in.progress') throw new Error(`an order that was paid is ${state}`)
  }

  for (let n = 0; n < 20; n++) await checkOut(0, 1)
  for (const clients of [1, 16]) {
    const bare = await load(clients, LASTS / 4, bareTransaction)
    const whole = await load(clients, LASTS, (client) => checkOut(client, clients))
    console.log(`  ${clients} at a time`)
    say('bare transaction', bare.taken, '', bare.perSecond)
    const byTime = figures(whole.taken).p50 / figures(bare.taken).p50
    const bySpeed = bare.perSecond / whole.perSecond
    const ratio = `= ${byTime.toFixed(0)} × by p50, ${bySpeed.toFixed(0)} × by number`
    say('whole checkout by card', whole.taken, ratio, whole.perSecond)
  }

  /** So many clients, each at once again, for a while. */
  async function load(clients, lasts, one) {
    const taken = []
    const started = performance.now()
    const work = async (client) => {
      while (performance.now() - started < lasts) taken.push(await timed(() => one(client)))
    }
    await Promise.all(Array.from({ length: clients }, (_, client) => work(client)))
    return { taken, perSecond: (1000 * taken.length) / (performance.now() - started) }
  }
})
