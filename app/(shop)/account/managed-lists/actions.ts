'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { inDraft } from '@/lib/cart/policy'
import { type Put, toldOf } from '@/lib/cart/put'
import { goTo, hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import * as lists from '@/lib/managed-lists/commands'
import * as decisions from '@/lib/managed-lists/decide'
import {
  AcceptManagedList,
  MakeManagedList,
  RejectManagedList,
  ReviseManagedList,
  SeeManagedList,
  TakeRest,
  WithdrawManagedList,
} from '@/lib/managed-lists/input'
import type { Answer } from '@/lib/result'

export const make = action(MakeManagedList, async (actor, input): Promise<Answer> => {
  const { id } = await lists.makeManagedList(actor, input)
  revalidatePath('/', 'layout')
  return goTo(actor, `/account/managed-lists/${id}?sent=${inDraft(actor) ? 'draft' : 'cart'}`)
})

export const revise = action(ReviseManagedList, async (actor, input): Promise<Answer> => {
  const { id } = await lists.reviseManagedList(actor, input)
  revalidatePath('/', 'layout')
  return goTo(actor, `/account/managed-lists/${id}?sent=new`)
})

export const withdraw = action(WithdrawManagedList, async (actor, { id }) => {
  await lists.withdrawManagedList(actor, id)
  revalidatePath('/', 'layout')
})

export const see = action(SeeManagedList, (actor, { id }) => decisions.seeManagedList(actor, id))

export const accept = action(AcceptManagedList, async (actor, input): Promise<Answer> => {
  const puts = await decisions.acceptManagedList(actor, input)
  revalidatePath('/', 'layout')
  return inCart(actor, puts)
})

export const rest = action(TakeRest, async (actor, { id }): Promise<Answer> => {
  const puts = await decisions.takeRest(actor, id)
  revalidatePath('/', 'layout')
  return inCart(actor, puts)
})

export const reject = action(RejectManagedList, async (actor, input): Promise<Answer> => {
  await decisions.rejectManagedList(actor, input)
  revalidatePath('/', 'layout')
  return goTo(actor, '/account/managed-lists?rejected=1')
})

function inCart(actor: Actor, puts: Put[]): Answer {
  const t = translator(actor.locale)
  const { pieces, left } = toldOf(puts, t)
  const link = { href: hrefFor(actor, '/cart'), label: t('goods.viewCart') }
  return { good: t('managedLists.inCart', { pieces }), left, link }
}
