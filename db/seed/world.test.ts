import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { db } from '@/db'
import { deliveries, mails, orders } from '@/db/schema'
import { deliveryStates, orderStates } from '@/db/words'
import { DAY, later, now } from '@/lib/clock'
import { gatewayLabels } from '@/lib/payments/gateways'
import { setClock } from '@/lib/testing/clock'
import { checkAtOneMoment } from '@/scripts/invariants/check'
import { open } from '@/scripts/invariants/database'
import { loadWorld } from './load'

vi.stubEnv('FILES_FOLDER', mkdtempSync(join(tmpdir(), 'files-')))

/** An order is only for a moment in these: nothing stays there. */
const passing = ['os.pending']
/** Whatever costs nothing, and whatever needs a key of a real bank, is not in the demo's past. */
const notUsed = ['noPaymentRequired', 'stripePaymentGateway']

test('the demo world has a year of orders, one in every state, and breaks no invariant', {
  timeout: 600_000,
}, async () => {
  await loadWorld('3000', setClock, 1 / 3)

  const all = await db.select().from(orders)
  expect([...new Set(all.map(({ state }) => state))].sort()).toEqual(
    orderStates.filter((state) => !passing.includes(state)).sort(),
  )
  expect([...new Set(all.map(({ gateway }) => gateway))].sort()).toEqual(
    gatewayLabels.filter((label) => !notUsed.includes(label)).sort(),
  )
  const parts = await db.selectDistinct({ state: deliveries.state }).from(deliveries)
  expect(parts.map(({ state }) => state).sort()).toEqual([...deliveryStates].sort())
  const isRecent = ({ placedAt }: { placedAt: Date }) => placedAt > later(-30 * DAY)
  expect(all.filter(isRecent).length).toBeGreaterThan(35)
  expect(Math.min(...all.map(({ placedAt }) => placedAt.getTime()))).toBeLessThan(later(-330 * DAY).getTime())
  expect(all.every(({ placedAt }) => placedAt < now())).toBe(true)
  expect((await db.selectDistinct({ state: mails.state }).from(mails)).map(({ state }) => state)).toEqual(['sent'])

  const database = await open(process.env.DATABASE_URL!)
  const { verdicts, empty } = await checkAtOneMoment(database)
  await database.close()
  expect(verdicts.flatMap(({ id, broken }) => broken.map(({ what }) => `${id}: ${what}`))).toEqual([])
  expect(empty).toEqual([])
})
