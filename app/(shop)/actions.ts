'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { switchCart as turn } from '@/lib/cart/draft'
import { LockCart, SwitchCart, TakeOver } from '@/lib/cart/input'
import * as locking from '@/lib/cart/locking'
import { translator } from '@/lib/i18n'
import { wishDelivery } from '@/lib/orders/checkout/delivery-wishes'
import { DeliveryWishes } from '@/lib/orders/input'

export const deliver = action(DeliveryWishes, async (actor, input) => {
  await wishDelivery(actor, input)
  revalidatePath('/', 'layout')
  return translator(actor.locale)('assist.delivery.saved')
})

/** Also after a refusal: somebody else may have been faster. */
const looksAgain = () => revalidatePath('/', 'layout')

export const switchCart = action(SwitchCart, async (actor, input) => {
  await turn(actor, input).finally(looksAgain)
})

export const lockCart = action(LockCart, async (actor) => {
  await locking.lockCart(actor).finally(looksAgain)
})

export const unlockCart = action(LockCart, async (actor) => {
  await locking.unlockCart(actor).finally(looksAgain)
})

export const takeOver = action(TakeOver, async (actor, input) => {
  await locking.takeOverLock(actor, input).finally(looksAgain)
})
