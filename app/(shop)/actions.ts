'use server'

import { revalidatePath } from 'next/cache'
import { action } from '@/lib/action'
import { translator } from '@/lib/i18n'
import { wishDelivery } from '@/lib/orders/checkout/delivery-wishes'
import { DeliveryWishes } from '@/lib/orders/input'

export const deliver = action(DeliveryWishes, async (actor, input) => {
  await wishDelivery(actor, input)
  revalidatePath('/', 'layout')
  return translator(actor.locale)('assist.delivery.saved')
})
