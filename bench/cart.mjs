// node bench/cart.mjs: adding to a cart through the command, against a bare transaction that updates one row.
import { compare, inEachDatabase, inTurn } from './tool.mjs'

await inEachDatabase(import.meta, async () => {
  const { addToCart } = await import('../lib/cart/commands.ts')
  const { bareTransaction, openBenchShop } = await import('./shop.mjs')
  const { skus, actors } = await openBenchShop({ goods: 40, customers: 50 })

  const add = (at) => {
    const nth = Math.abs(at)
    return addToCart(actors[nth % actors.length], { skuId: skus[(nth * 7) % skus.length].id, quantity: 1 })
  }
  compare(await inTurn({ 'add to cart': add, 'bare transaction': bareTransaction }, { times: 2_000 }))

  const eight = (work) => (at) => Promise.all(Array.from({ length: 8 }, (_, n) => work(at * 8 + n)))
  console.log('  eight at a time, as one:')
  const works = { '8 × add to cart': eight(add), '8 × bare transaction': eight(bareTransaction) }
  compare(await inTurn(works, { times: 250 }))
})
