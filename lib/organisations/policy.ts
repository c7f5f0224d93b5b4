import 'server-only'
import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { db, type Reader } from '@/db'
import { accounts, customerShops, customers } from '@/db/schema'
import { organisationTypes } from '@/db/words'
import { type Actor, isManager, may } from '@/lib/auth/actor'
import { buysHere, isOrganisation, roleIn } from '@/lib/people/organisations'
import { visibleTo } from '@/lib/people/policy'
import { standingOf } from '@/lib/people/standing'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import type { Shop } from '@/lib/shops/shop'

/** Whether the customer in hand buys for the organisation whose shop this is. */
export const isBuyer = (actor: Actor) => buysHere(actor)

/**
 * Whether the actor looks after the buyers of the organisation whose shop this is: its administrator, and whoever acts
 * for one; in the admin app, a manager of its shop with the right. Asked anew in every command.
 */
export async function looksAfterBuyers(actor: Actor, reader: Reader = db): Promise<boolean> {
  if (!isOrganisation(actor.shop)) return false
  if (!actor.customer) return isManager(actor) && overseesIt(actor, actor.shop.id)
  const place = { shopId: actor.shop.id, customerId: actor.customer.id }
  return isBuyer(actor) && roleIn(await standingOf(place, reader)) === 'administrator'
}

const overseesIt = (actor: Actor, shopId: string) => may(actor, 'organisations.edit') && actor.oversees.includes(shopId)

export async function demandLookingAfter(actor: Actor, reader: Reader) {
  if (!(await looksAfterBuyers(actor, reader))) throw missing()
}

/** The buyers of the organisation, as far as the actor may know that they exist. Joins customers, their shops, accounts. */
export const buyersOf = (actor: Actor): SQL | undefined =>
  and(
    isManager(actor) ? visibleTo(actor) : and(eq(customerShops.shopId, actor.shop.id), eq(accounts.kind, 'customer')),
    inArray(customers.type, [...organisationTypes]),
  )

/** The manager of the admin app, in the shop of an organisation they look after; for others it does not exist. */
export async function inOrganisation<Who extends Actor>(actor: Who, organisationId: string): Promise<Who> {
  const shop = overseesIt(actor, organisationId) ? await shopById(organisationId) : undefined
  if (!shop || !isOrganisation(shop) || actor.assist) throw missing()
  return { ...actor, shop }
}

/** The same for a page, whatever its URL says; undefined where there is nothing to see. */
export async function knownOrganisation<Who extends Actor>(actor: Who, id: string): Promise<Who | undefined> {
  return overseesIt(actor, id) ? inOrganisation(actor, id).catch(unlessMissing) : undefined
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Refusal)) throw error
}

/** The organisations whose shops this manager looks after, by name. */
export async function organisationsOverseen(actor: Actor): Promise<Shop[]> {
  if (!may(actor, 'organisations.edit') || actor.assist) return []
  const found = await Promise.all(actor.oversees.map((id) => shopById(id)))
  return found
    .filter((shop) => shop !== undefined)
    .filter(isOrganisation)
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
}
