import { openWorld } from '@/lib/orders/replay/shop'
import { standingsOf } from '@/lib/orders/replay/standing'
import type { GatewayLabel } from '@/lib/payments/gateways'
import { commands } from './commands'
import { Model } from './orders'
import { standingsIn } from './standings'

/** How often what came to what: a walk in which all was refused proves little. */
export type Tally = Map<string, number>

const ways: [gateway: GatewayLabel, mode: '' | 'A/ship' | 'A/one' | 'AC/ship' | 'AC/one'][] = [
  ['testPaymentGateway', 'A/ship'],
  ['testPaymentGateway', 'A/one'],
  ['testPaymentGateway', 'AC/ship'],
  ['testPaymentGateway', 'AC/one'],
  ['testExtFormPaymentGateway', ''],
  ['courierPaymentGateway', ''],
  ['inStorePaymentGateway', ''],
  ['prePaymentGateway', ''],
  ['invoicePaymentGateway', ''],
  ['authInvoicePaymentGateway', ''],
]

/** The same choices for the same seed (Park and Miller's generator). */
function dice(seed: number) {
  let state = (seed * 7_919 + 12_345) % 2_147_483_647
  const roll = (sides: number) => {
    state = (state * 48_271) % 2_147_483_647
    return Math.floor((state / 2_147_483_647) * sides)
  }
  return { roll, pick: <T>(from: readonly T[]): T => from[roll(from.length)]! }
}

/** Lives through `steps` commands in a shop of its own, and throws, with all it did, where product and model part. */
export async function walk(seed: number, steps: number, tally: Tally): Promise<void> {
  const [gateway, mode] = ways[seed % ways.length]!
  const world = await openWorld({ gateway, mode })
  const model = new Model(gateway, mode)
  const ids: string[] = []
  const trail = [`seed ${seed}: ${gateway} ${mode}`]
  const next = commands({ world, model, ids, ...dice(seed) })
  for (let step = 0; step < steps; step++) {
    const { text, inModel, inReal } = next()
    trail.push(text)
    const expected = inModel()
    const came = await inReal().catch((error: unknown) => `broken: ${error}`)
    const name = `${text.split(/[ []/)[0]} ${expected}`
    tally.set(name, (tally.get(name) ?? 0) + 1)
    const wanted = standingsIn(model)
    const got = (await standingsOf(ids, world)).map(sorted)
    const parted = [...(expected === came ? [] : [`expected ${expected}, came ${came}`]), ...difference(wanted, got)]
    if (parted.length > 0) throw new Error([...trail, ...parted].join('\n'))
  }
}

const sorted = <T extends { pay: string[]; inv: Record<string, string> }>(standing: T) => ({
  ...standing,
  pay: standing.pay.toSorted(),
  inv: Object.fromEntries(Object.entries(standing.inv).toSorted()),
})

function difference(wanted: object[], got: object[]): string[] {
  if (wanted.length !== got.length) return [`${wanted.length} orders, got ${got.length}`]
  return wanted.flatMap((one, at) =>
    Object.entries(one).flatMap(([what, value]) => {
      const other = (got[at] as Record<string, unknown>)[what]
      const [is, was] = [JSON.stringify(value), JSON.stringify(other)]
      return is === was ? [] : [`order ${at} ${what}: expected ${is}, got ${was}`]
    }),
  )
}
