'use server'

import { revalidatePath } from 'next/cache'
import { listHref, places } from '@/components/lists/places'
import { action } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { toldOf } from '@/lib/cart/put'
import { goTo, hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import * as lists from '@/lib/lists/commands'
import {
  AddToList,
  CartToList,
  ChangeList,
  CreateList,
  ListToCart,
  RemoveList,
  RemoveListLine,
  RestoreCart,
  SaveCart,
  SetListQuantity,
  ShareWishList,
  StopSharing,
} from '@/lib/lists/input'
import { shareWishList, stopSharing } from '@/lib/lists/link'
import type { ListRow } from '@/lib/lists/rows'
import { restoreCart, saveCart } from '@/lib/lists/saved-carts'
import type { Answer } from '@/lib/result'

export const create = action(CreateList, async (actor, input): Promise<Answer> => {
  const list = await lists.createList(actor, input)
  revalidatePath('/', 'layout')
  return goTo(actor, listHref(list))
})

export const change = action(ChangeList, async (actor, input): Promise<Answer> => {
  await lists.changeList(actor, input)
  revalidatePath('/', 'layout')
  return { good: translator(actor.locale)('lists.savedIt') }
})

export const remove = action(RemoveList, async (actor, { id }) => {
  const { kind } = await lists.removeList(actor, id)
  revalidatePath('/', 'layout')
  goTo(actor, places[kind].href)
})

export const add = action(AddToList, async (actor, input): Promise<Answer> => {
  const { list, name } = await lists.addToList(actor, input)
  revalidatePath('/', 'layout')
  return {
    good: translator(actor.locale)('lists.onIt', { name, list: nameOf(actor, list) }),
    link: toList(actor, list),
  }
})

export const cartToList = action(CartToList, async (actor, input): Promise<Answer> => {
  const list = await lists.addCartToList(actor, input)
  revalidatePath('/', 'layout')
  return { good: translator(actor.locale)('lists.cartOnIt', { list: nameOf(actor, list) }), link: toList(actor, list) }
})

export const setQuantity = action(SetListQuantity, async (actor, input) => {
  await lists.setListQuantity(actor, input)
  revalidatePath('/', 'layout')
  return ''
})

export const removeLine = action(RemoveListLine, async (actor, { lineId }) => {
  await lists.removeListLine(actor, lineId)
  revalidatePath('/', 'layout')
})

export const toCart = action(ListToCart, async (actor, input): Promise<Answer> => {
  const t = translator(actor.locale)
  const { pieces, left } = toldOf(await lists.listToCart(actor, input), t)
  revalidatePath('/', 'layout')
  return { good: t('lists.inCart', { pieces }), left, link: toTheCart(actor) }
})

export const share = action(ShareWishList, async (actor, input): Promise<Answer> => {
  await shareWishList(actor, input)
  revalidatePath('/', 'layout')
  return { good: translator(actor.locale)('lists.savedIt') }
})

export const stop = action(StopSharing, async (actor) => {
  await stopSharing(actor)
  revalidatePath('/', 'layout')
})

export const save = action(SaveCart, async (actor, input): Promise<Answer> => {
  const list = await saveCart(actor, input)
  revalidatePath('/', 'layout')
  return { good: translator(actor.locale)('lists.saved', { name: list.name }), link: toList(actor, list) }
})

export const restore = action(RestoreCart, async (actor, { id }): Promise<Answer> => {
  const t = translator(actor.locale)
  const { puts, isGone } = await restoreCart(actor, id)
  revalidatePath('/', 'layout')
  if (isGone) return goTo(actor, '/cart')
  const { pieces, left } = toldOf(puts, t)
  return { good: t('lists.inCart', { pieces }), left, link: toTheCart(actor) }
})

const nameOf = ({ locale }: Actor, { name }: ListRow) => name || translator(locale)('lists.wish')

const toList = (actor: Actor, list: ListRow) => ({
  href: hrefFor(actor, listHref(list)),
  label: translator(actor.locale)('lists.see'),
})

const toTheCart = (actor: Actor) => ({
  href: hrefFor(actor, '/cart'),
  label: translator(actor.locale)('goods.viewCart'),
})
