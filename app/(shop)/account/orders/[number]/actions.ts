'use server'

import { revalidatePath } from 'next/cache'
import { listHref } from '@/components/lists/places'
import { action } from '@/lib/action'
import { toldOf } from '@/lib/cart/put'
import { goTo, hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { orderAgain, orderToList } from '@/lib/orders/again'
import { AskFor, OrderAgain, OrderToList } from '@/lib/orders/input'
import { askFor } from '@/lib/orders/requests'
import type { Answer } from '@/lib/result'

export const ask = action(AskFor, async (actor, input) => {
  await askFor(actor, input)
  revalidatePath('/', 'layout')
  goTo(actor, `/account/orders/${input.number}?asked=${input.kind}`)
})

/** On to the cart, or to the checkout; unless something is missing, which has to be told first. */
export const again = action(OrderAgain, async (actor, input): Promise<Answer> => {
  const t = translator(actor.locale)
  const { pieces, left } = toldOf(await orderAgain(actor, input), t)
  revalidatePath('/', 'layout')
  if (left.length === 0) return goTo(actor, input.how === 'whole' ? '/checkout' : '/cart')
  const link = { href: hrefFor(actor, '/cart'), label: t('goods.viewCart') }
  return { good: t('lists.inCart', { pieces }), left, link }
})

export const toList = action(OrderToList, async (actor, input): Promise<Answer> => {
  const t = translator(actor.locale)
  const list = await orderToList(actor, input)
  revalidatePath('/', 'layout')
  const link = { href: hrefFor(actor, listHref(list)), label: t('lists.see') }
  return { good: t('lists.orderOnIt', { list: list.name || t('lists.wish') }), link }
})
