// The storm itself: everybody at once in one process, until the time or the number of actions is over.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { close, db } from '@/db'
import { newId } from '@/db/id'
import { orders } from '@/db/schema'
import { Refusal } from '@/lib/refusal'
import { ownDeeds } from './deeds'
import { atTheDesk, type Desk, inAssist, onBehalf } from './desk'
import { everyLine, everyThing } from './found'
import { unexplained } from './history'
import { type Deed, type Dice, dice, drawnDeed, makeWorld, type Person } from './world'

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, actions: { type: 'string' }, seed: { type: 'string' } },
})
/** A manager has this many tabs open, and clicks in all of them. */
const TABS = 2
const seed = Number(values.seed)
const most = values.actions ? Number(values.actions) : Number.POSITIVE_INFINITY
const minutes = Number(values.minutes ?? 60)
/** People think between two clicks; in a short storm they do not. */
const thinking = values.actions ? 0 : 300

const world = await makeWorld()
const end = Date.now() + minutes * 60_000
const done = new Map<string, { ok: number; refused: number }>()
const faults: string[] = []
let begun = 0

/** Does something at random: a refusal is an answer, anything else that is thrown is a fault of ours. */
async function once<With>(who: string, dice_: Dice, deeds: Deed<With>[], by: With) {
  const [name, , work] = drawnDeed(dice_, deeds)
  begun++
  const tally = done.get(name) ?? { ok: 0, refused: 0 }
  done.set(name, tally)
  try {
    await work(by)
    tally.ok++
  } catch (error) {
    if (error instanceof Refusal) tally.refused++
    else faults.push(`${who}, ${name}: ${error instanceof Error ? error.stack : String(error)}`)
  }
}

const goesOn = () => begun < most && Date.now() < end && faults.length < 20

async function shopping(person: Person, dice_: Dice) {
  const { history, coupons } = world
  while (goesOn()) {
    const actor = { ...person.actor, requestId: newId() }
    await once('a customer', dice_, ownDeeds, { ...dice_, actor, person, history, coupons })
    await sleep(dice_.roll(thinking))
  }
}

async function helping(desk: Desk) {
  while (goesOn()) {
    const hands = desk.roll(5) > 0 ? await inAssist(desk) : undefined
    await (hands
      ? once('a manager for a customer', desk, onBehalf, { ...hands, world })
      : once('a manager', desk, atTheDesk, desk))
    await sleep(desk.roll(thinking))
  }
}

let number = 0
const ownDice = () => dice(seed * 1000 + number++)
await Promise.all([
  ...world.people.map((person) => shopping(person, ownDice())),
  ...world.managers.flatMap((manager) => {
    const open = new Set<string>()
    return Array.from({ length: TABS }, () => helping({ ...ownDice(), world, manager, open }))
  }),
])

const lines = await everyLine()
const findings = [...faults, ...unexplained(world.history, lines, await everyThing())]
const placed = await db.$count(orders)
if (placed === 0) findings.push('nobody has ordered anything')
await close()

const refused = [...done.values()].reduce((sum, tally) => sum + tally.refused, 0)
for (const [name, tally] of [...done].sort()) console.log(`  ${name}: ${tally.ok} done, ${tally.refused} refused`)
const places = ['live cart', 'draft', 'order', 'list', 'managed list'] as const
const stands = places.map((place) => `${lines.filter(({ where }) => where === place).length} in a ${place}`)
console.log(`${placed} orders; lines: ${stands.join(', ')}`)
for (const finding of findings.slice(0, 30)) console.log(`✗ ${finding}`)
writeFileSync(
  join(process.env.STORM_FOLDER!, 'said'),
  `${begun} actions, ${refused} refused, ${findings.length} findings`,
)
process.exit(findings.length > 0 ? 1 : 0)
