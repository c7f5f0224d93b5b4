// The races themselves, at two servers of one database, until as many trials are over as were asked for.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { close } from '@/db'
import { comeBackAtOnce } from '@/lib/testing/back-from-the-bank'
import { type Place, raceForTheLast } from '@/lib/testing/last-one'
import { raceForTheUse } from '@/lib/testing/last-use'
import { makeShop } from '@/lib/testing/make'
import { type NextServer, startNext } from '@/lib/testing/next-server'
import { FORM, SECRET, setUp } from '@/lib/testing/pay'

const { values } = parseArgs({
  options: { what: { type: 'string' }, trials: { type: 'string' }, buyers: { type: 'string' } },
})
const trials = Number(values.trials)
const buyers = Number(values.buyers)
const folder = process.env.RACE_FOLDER!
const host = 'race.localhost'
const faults: string[] = []

const servers: NextServer[] = []
try {
  for (const name of ['one', 'other']) {
    servers.push(await startNext({ AUDIT_ANCHOR_FILE: join(folder, `anchor-${name}.jsonl`), LOG_LEVEL: 'warn' }))
  }
  const attributes = { SHOP_PAYMENT_GATEWAYS: `prePaymentGateway,${FORM}` }
  const shop = await makeShop({ host, attributes })
  await setUp(shop, FORM, { CALLBACK_SECRET: SECRET })
  const place = { shop, host, ports: servers.map(({ port }) => port) }
  const said =
    values.what === 'return'
      ? await returns(place)
      : await lastOnes(place, values.what === 'coupon' ? raceForTheUse : raceForTheLast)
  writeFileSync(join(folder, 'said'), said)
} finally {
  for (const server of servers) await server.stop()
  keepLog()
  await close()
}
process.exitCode = faults.length === 0 ? 0 : 1

async function lastOnes(place: Place, race: typeof raceForTheLast): Promise<string> {
  const sum = { orders: 0, refused: 0, others: 0 }
  for (let trial = 1; trial <= trials; trial++) {
    const { orders, refused, others, wrong } = await race(place, buyers)
    sum.orders += orders
    sum.refused += refused
    sum.others += others.length
    if (orders !== 1) wrong.push(`${orders} were told that they have it`)
    report(trial, [...others.map((each) => `somebody was told: ${each}`), ...wrong])
  }
  return `${trials} trials of ${buyers} buyers: ${sum.orders} orders, ${sum.refused} told that it is gone, ${sum.others} other answers`
}

async function returns(place: Place): Promise<string> {
  const sum = { waiting: 0, through: 0 }
  for (let trial = 1; trial <= trials; trial++) {
    const { waiting, through, wrong } = await comeBackAtOnce(place)
    sum.waiting += waiting
    sum.through += through
    report(trial, wrong)
  }
  return `${trials} trials: ${sum.through} returns found the order paid, ${sum.waiting} still waiting, and paid right after`
}

/** What the servers have said, for whoever asks why. */
function keepLog() {
  writeFileSync(join(folder, 'log'), servers.map((server) => server.output()).join('\n'))
}

function report(trial: number, wrong: string[]) {
  faults.push(...wrong)
  if (wrong.length > 0) keepLog()
  for (const each of wrong.slice(0, 5)) console.log(`${String(trial).padStart(4)} ✗ ${each}`)
}
