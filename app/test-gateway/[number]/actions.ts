'use server'

import { action } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { goTo } from '@/lib/href'
import { minorUnitsIn } from '@/lib/money'
import { handleCallback } from '@/lib/orders/running/callbacks'
import { bankForm, FORM_GATEWAY, messageOfBank } from '@/lib/payments/bank'
import { BankAnswer, BankRefund } from '@/lib/payments/bank-input'
import { receiveCallback } from '@/lib/payments/callbacks'
import { missing, Refusal } from '@/lib/refusal'

/** The bank tells the shop first, and only then sends the browser back: what the browser says is worth nothing. */
export const decide = action(BankAnswer, async (actor, { number, handle, event, code }) => {
  const form = (await bankForm(actor, number, handle)) ?? notThere()
  await tellShop(await messageOfBank(actor, form, { type: 'PAYMENT', event, code, amount: form.total }))
  goTo(actor, `/pay/${number}/return`)
})

export const giveBack = action(BankRefund, async (actor: Actor, { number, handle, event, amount: typed }) => {
  const form = (await bankForm(actor, number, handle)) ?? notThere()
  const amount = minorUnitsIn(typed, form.currency)
  if (!amount) throw new Refusal('checkFields', 'invalid', {}, { amount: 'checkFields' })
  await tellShop(await messageOfBank(actor, form, { type: 'REFUND', event, code: '1', amount }))
  goTo(actor, `/test-gateway/${number}?h=${handle}&sent=1`)
})

/** Through the door every gateway comes by: stored, checked, heard once. */
async function tellShop(message: Request) {
  const { ok } = await receiveCallback(message, FORM_GATEWAY, handleCallback)
  if (!ok) throw new Refusal('bankNotHeard', 'unavailable')
}

const notThere = (): never => {
  throw missing()
}
