// node bench/orders.mjs: placing an order of three lines, against a bare transaction that updates one row.
import { compare, figures, inEachDatabase, inTurn, say, timed } from './tool.mjs'

await inEachDatabase(import.meta, async () => {
  const { addToCart } = await import('../lib/cart/commands.ts')
  const { fillCart, placeNow } = await import('../lib/testing/buy.ts')
  const { bareTransaction, openBenchShop } = await import('./shop.mjs')
  const { skus, actors } = await openBenchShop({ goods: 40, customers: 50 })
  const three = (nth) => [0, 1, 2].map((n) => [skus[(nth * 3 + n) % skus.length], 1 + n])
  for (const [nth, actor] of actors.entries()) await fillCart(actor, three(nth))

  const filling = []
  const placing = []
  const bare = []
  for (let nth = 0; nth < 600; nth++) {
    const actor = actors[nth % actors.length]
    if (nth >= actors.length) {
      for (const [{ id: skuId }, quantity] of three(nth)) {
        filling.push(await timed(() => addToCart(actor, { skuId, quantity })))
      }
    }
    placing.push(await timed(() => placeNow(actor)))
    bare.push(await timed(bareTransaction))
  }
  compare({ 'place order (review and place)': placing.slice(50), 'bare transaction': bare.slice(50) })
  say('add to cart, before each order', filling, `= ${(figures(filling).p50 / figures(bare).p50).toFixed(1)} ×`)

  const ordering = await inTurn(
    { orders: (at) => buyEight(at), bare: () => Promise.all(Array(8).fill().map(bareTransaction)) },
    { times: 40, warm: 3 },
  )
  console.log('  eight customers at a time, as one:')
  compare({ '8 × (fill, review, place)': ordering.orders, '8 × bare transaction': ordering.bare })

  function buyEight(at) {
    const first = Math.abs(at) * 8
    return Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const actor = actors[(first + n) % actors.length]
        for (const [{ id: skuId }, quantity] of three(first + n)) await addToCart(actor, { skuId, quantity })
        await placeNow(actor)
      }),
    )
  }
})
