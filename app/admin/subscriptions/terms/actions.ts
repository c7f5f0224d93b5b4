'use server'

import { refresh } from 'next/cache'
import { adminAction } from '@/lib/action'
import { translator } from '@/lib/i18n'
import { OnePrice } from '@/lib/pricing/input'
import { changePrice } from '@/lib/pricing/one-price'
import { offerTerm, switchTerm } from '@/lib/subscriptions/desk-terms'
import { OfferTerm, SwitchTerm } from '@/lib/subscriptions/input'

export const offer = adminAction(OfferTerm, async (actor, input) => {
  await offerTerm(actor, input)
  refresh()
  return translator(actor.locale)('admin.terms.offered')
})

export const turn = adminAction(SwitchTerm, async (actor, input) => {
  await switchTerm(actor, input)
  refresh()
  return translator(actor.locale)(input.enabled === 'yes' ? 'admin.terms.isOn' : 'admin.terms.isOff')
})

export const price = adminAction(OnePrice, async (actor, input) => {
  await changePrice(actor, input)
  refresh()
  return translator(actor.locale)('admin.terms.priced')
})
