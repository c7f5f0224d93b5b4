import { readFileSync } from 'node:fs'
import { close, transact } from '@/db'
import { codeOf, isUniqueViolation } from '@/db/errors'
import { newId } from '@/db/id'
import type { Actor } from '@/lib/auth/actor'
import type { Permission } from '@/lib/auth/permissions'
import { allocate, deallocate, handOver, restock, sendOff } from '@/lib/inventory/allocate'
import { adjustStock, countStock } from '@/lib/inventory/count'
import { importStock } from '@/lib/inventory/import'
import { type Demand, release, reserve } from '@/lib/inventory/reserve'
import { Refusal } from '@/lib/refusal'

/** What one process of a storm is given: its own seed, and what all of them fight over. */
export type Storm = {
  seed: number
  rounds: number
  steward: Omit<Actor, 'permissions'> & { permissions: Permission[] }
  skuCodes: string[]
  deliveries: { id: string; demands: Demand[] }[]
}

/** How often things happened or were refused, and what must not have been thrown. */
export type Calm = { done: number; refused: number; unexpected: string[] }

/** Does as many random things to shared stock as it is told to. Its own process: see the test of storms. */
async function rage({ seed, rounds, steward, skuCodes, deliveries }: Storm): Promise<Calm> {
  const roll = dice(seed)
  const actor: Actor = { ...steward, permissions: new Set(steward.permissions) }
  const pick = <T>(all: readonly T[]): T => all[roll(all.length)]!
  const taken = (work: typeof allocate, id: string) => transact({ any: newId() }, (tx) => work(tx, [id]))
  const step = (work: typeof allocate) => () => taken(work, pick(deliveries).id)
  const promise = () => transact({ any: newId() }, (tx) => reserve(tx, pick(deliveries).demands))
  /** The customer cancels, the warehouse takes and the clock runs out, all for the same delivery. */
  const contested = async () => {
    const { id, demands } = pick(deliveries)
    await transact({ any: newId() }, (tx) => reserve(tx, demands))
    const answers = await Promise.allSettled([allocate, release, handOver, release].map((work) => taken(work, id)))
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason
  }
  const place = () => ({ centreCode: 'WAREHOUSE_1', skuCode: pick(skuCodes) })
  const line = (quantity: number) => `${pick(skuCodes)};WAREHOUSE_1;${quantity}`
  const deeds: (() => Promise<unknown>)[] = [
    promise,
    promise,
    contested,
    contested,
    step(allocate),
    step(allocate),
    step(release),
    step(deallocate),
    step(sendOff),
    step(handOver),
    () => transact({ any: newId() }, (tx) => restock(tx, pick(deliveries).id)),
    () => countStock(actor, { ...place(), quantity: roll(30) }),
    () => adjustStock(actor, { ...place(), by: roll(7) - 3, reason: 'corrected' }),
    () => importStock(actor, `${line(roll(5))}\n${line(-roll(5))}`, 'delta'),
    () => importStock(actor, `sku;warehouse;quantity;seen\n${line(roll(30))};${roll(30)}`, 'absolute'),
  ]
  const calm: Calm = { done: 0, refused: 0, unexpected: [] }
  for (let round = 0; round < rounds; round++) await tried(pick(deeds), calm)
  return calm
}

async function tried(deed: () => Promise<unknown>, calm: Calm) {
  try {
    await deed()
    calm.done++
  } catch (error) {
    // A delivery that was promised before is not promised again: its lines have their reservations.
    if (error instanceof Refusal || isUniqueViolation(error)) calm.refused++
    else calm.unexpected.push(`${codeOf(error) ?? ''} ${String(error)}`)
  }
}

/** Park and Miller's generator: the same seed, the same storm. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

const calm = await rage(JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Storm)
await close()
process.stdout.write(JSON.stringify(calm))
