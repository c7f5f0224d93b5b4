import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Reader, Tx } from '@/db'
import { gatewayParameters } from '@/db/schema'
import { act } from '@/lib/audit/act'
import type { Actor } from '@/lib/auth/actor'
import { missing } from '@/lib/refusal'
import { gatewayShopId, isGateway } from './gateways'

export type GatewayParameters = Readonly<Record<string, string>>

/** How a gateway is set up in the shop that owns its set-up: the master, for a sub-shop. */
export async function parametersOf(reader: Reader, shopId: string, gateway: string): Promise<GatewayParameters> {
  const rows = await reader
    .select({ name: gatewayParameters.name, value: gatewayParameters.value })
    .from(gatewayParameters)
    .where(and(eq(gatewayParameters.shopId, shopId), eq(gatewayParameters.gateway, gateway)))
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

/** Sets, or with `null` unsets, one parameter of a gateway of the actor's shop. */
export function setGatewayParameter(actor: Actor, gateway: string, name: string, value: string | null): Promise<void> {
  if (!isGateway(gateway)) throw missing()
  const shopId = gatewayShopId(actor.shop)
  return act(actor, 'gateway.set', { gateway: `${shopId}:${gateway}` }, async (tx, note) => {
    await writeParameter(tx, { shopId, gateway, name }, value)
    note.about('gateway', `${gateway}.${name}`)
    // Parameters are keys and secrets as often as switches: the ledger keeps that one changed, not to what.
    note.changed(undefined, { parameter: name, set: value !== null })
  })
}

type Place = { shopId: string; gateway: string; name: string }

async function writeParameter(tx: Tx, place: Place, value: string | null) {
  const { shopId, gateway, name } = gatewayParameters
  if (value === null) {
    const here = and(eq(shopId, place.shopId), eq(gateway, place.gateway), eq(name, place.name))
    await tx.delete(gatewayParameters).where(here)
    return
  }
  await tx
    .insert(gatewayParameters)
    .values({ ...place, value })
    .onConflictDoUpdate({ target: [shopId, gateway, name], set: { value } })
}
