import 'server-only'
import { type Case, type Expected, stepOf } from './case'
import { openWorld } from './shop'
import { differences, standingOf, standingsOf } from './standing'
import { take } from './steps'

/** Lives through a case in a shop of its own; answers what differed from what it says, nothing if it is true. */
export async function replay({ gateway, mode, initialFaults, steps, after }: Case): Promise<string[]> {
  const world = await openWorld({ gateway, mode })
  const orderIds: string[] = []
  const found: string[] = []
  const now = async () => JSON.stringify(await standingsOf(orderIds, world))

  for (const text of [...initialFaults, ...steps]) {
    const step = stepOf(text)
    const before = await now()
    const came = await take(world, orderIds, step)
    const expected = step.kind === 'event' ? step.expected : 'handled'
    if (!fits(expected, came)) found.push(`${text}: expected it to be ${expected}, it was ${came}`)
    if (came === 'refused' && (await now()) !== before) found.push(`${text}: was refused, and changed something`)
  }
  const [first] = orderIds
  if (!first) throw new Error('a case without an order')
  return [...found, ...differences(after, await standingOf(first, world))]
}

/** Our machine refuses what comes at the wrong time, where the platform sometimes only says that nothing came of it. */
const fits = (expected: Expected, came: Expected) =>
  came === expected || (expected === 'not handled' && came === 'refused')
