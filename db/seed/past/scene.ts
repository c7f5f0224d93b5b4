import type { Actor } from '@/lib/auth/actor'
import type { Shop } from '@/lib/shops/shop'
import type { Dice, Timeline } from './timeline'

/** A shop with everybody who has a hand in it. */
export type Scene = {
  shop: Shop
  buyers: Actor[]
  /** Helps customers in the shop, where managers may. */
  helper?: Actor
  /** Works in the admin app. */
  clerk: Actor
  boss: Actor
  goods: string[]
  plan: Timeline
  roll: Dice
}
