import 'server-only'
import type { Tx } from '@/db'
import type { Actor } from '@/lib/auth/actor'
import { later } from '@/lib/clock'
import type { Translate } from '@/lib/i18n'
import { Refusal } from '@/lib/refusal'
import { demandQuantity, fitting, type Goods, goodsFor } from './goods'
import { type AddedBy, addLine, cartFor, lineOf, onOtherLines, raise, setLine } from './lines'

export type Wanted = { skuId: string; quantity: number; listReference?: string; by?: AddedBy }

/** What became of one thing that should go into the cart: how many went, and why not more. */
export type Put = { skuId: string; wanted: number; put: number; name: string; refusal: Refusal | null }

/**
 * Puts many things into the cart at once, each as far as it can be had today, and says what could not. Nothing of it
 * is refused as a whole: one thing that has sold out must not keep the others away.
 */
export async function putIntoCart(tx: Tx, actor: Actor, wanted: Wanted[]): Promise<{ cartId: string; puts: Put[] }> {
  const cart = await cartFor(tx, actor)
  const puts: Put[] = []
  // A millisecond apart, so that they keep their order.
  for (const [at, each] of wanted.entries())
    puts.push(await putOne(tx, actor, { cartId: cart.id, addedAt: later(at) }, each))
  if (puts.some(({ put }) => put > 0)) await raise(tx, actor, cart.id)
  return { cartId: cart.id, puts }
}

type Place = { cartId: string; addedAt: Date }

async function putOne(
  tx: Tx,
  actor: Actor,
  { cartId, addedAt }: Place,
  { skuId, quantity, listReference, by }: Wanted,
) {
  const none = { skuId, wanted: quantity, put: 0, name: '' }
  const goods = await refusalOr(goodsFor(tx, actor, { skuId }))
  if (goods instanceof Refusal) return { ...none, name: String(goods.values.name ?? ''), refusal: goods }

  const line = await lineOf(tx, cartId, goods.id, listReference)
  const inCart = line?.quantity ?? 0
  const elsewhere = await onOtherLines(tx, cartId, goods.id, line?.id)
  const refusal = whyNot(actor, goods, [inCart + quantity, elsewhere, inCart])
  const total = refusal ? atMost(refusal, goods, inCart + quantity, elsewhere) : inCart + quantity
  if (total <= inCart) return { ...none, name: goods.name, refusal }
  await (line
    ? setLine(tx, actor, line.id, total)
    : addLine(tx, actor, { cartId, skuId, quantity: total, listReference, addedAt }, by))
  return { ...none, name: goods.name, put: total - inCart, refusal }
}

/** How many may stand in the line instead; those who may not see prices cannot buy at all. */
const atMost = ({ key }: Refusal, goods: Goods, total: number, elsewhere: number) =>
  key === 'signInToBuy' ? 0 : fitting(goods, total, elsewhere)

function whyNot(actor: Actor, goods: Goods, [total, elsewhere, inCart]: [number, number, number]): Refusal | null {
  try {
    demandQuantity(actor, goods, total, elsewhere, inCart)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

const refusalOr = <T>(asked: Promise<T>): Promise<T | Refusal> =>
  asked.catch((error) => {
    if (error instanceof Refusal) return error
    throw error
  })

/** What a form is told of it: how many pieces went into the cart, and in words what could not. */
export type Told = { pieces: number; left: string[] }

export function toldOf(puts: Put[], t: Translate): Told {
  const left = puts.flatMap(({ name, put, wanted, refusal }) => {
    if (!refusal) return []
    const why = t(`refusals.${refusal.key}`, refusal.values)
    return [put > 0 ? `${t('lists.partly', { name, put, wanted })} ${why}` : why]
  })
  return { pieces: puts.reduce((sum, { put }) => sum + put, 0), left }
}
