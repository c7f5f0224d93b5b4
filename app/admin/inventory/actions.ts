'use server'

import { refresh } from 'next/cache'
import { changedWord } from '@/components/admin/stock-words'
import { adminAction } from '@/lib/action'
import { adjustStock, countStock } from '@/lib/inventory/count'
import { Adjustment, Count } from '@/lib/inventory/input'

export const count = adminAction(Count, async (actor, input) => {
  const changed = await countStock(actor, input)
  refresh()
  return changedWord(actor.locale, changed)
})

export const adjust = adminAction(Adjustment, async (actor, input) => {
  const changed = await adjustStock(actor, input)
  refresh()
  return changedWord(actor.locale, changed)
})
