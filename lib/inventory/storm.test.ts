import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq, inArray, notInArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { deliveryLines, reservations, stock, stockMovements } from '@/db/schema'
import { sumOf } from '@/db/sql'
import { makeDelivery } from '@/lib/testing/delivery'
import { makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { driftOf } from '@/lib/testing/stock'
import type { Calm, Storm } from '@/lib/testing/stock-storm'

const PROCESSES = 4
const ROUNDS = 400

/**
 * Four real processes, 1,600 random promises, takings, returns, counts and imports on five stock rows, in about
 * ten seconds: nothing goes below nothing, no counter drifts from the rows that explain it, and nobody hangs.
 */
test('processes that fight over the same stock leave it balanced', { timeout: 120_000 }, async () => {
  const shop = await makeShop()
  const manager = await makeManager(shop, ['ROLE_SMADMIN'])
  const steward = { ...manager, permissions: [...manager.permissions], oversees: [shop.id] }
  const kinds = ['STANDARD', 'STANDARD', 'STANDARD', 'BACKORDER', 'ALWAYS'] as const
  const goods: Awaited<ReturnType<typeof makeSku>>[] = []
  for (const availability of kinds) goods.push(await makeSku(shop, { availability, quantity: 20 }))
  const deliveries: Storm['deliveries'] = []
  for (let n = 0; n < 150; n++) {
    const wanted = [goods[n % 5]!, goods[(n * 3 + 1) % 5]!, goods[(n + 2) % 5]!]
    const { id, demands } = await makeDelivery(
      shop,
      wanted.map((sku, at) => [sku, 1 + ((n + at) % 3)]),
    )
    deliveries.push({ id, demands })
  }
  const common = { rounds: ROUNDS, steward, skuCodes: goods.map(({ code }) => code), deliveries }
  const calms = await Promise.all(Array.from({ length: PROCESSES }, (_, n) => storm({ ...common, seed: 1922 + n })))

  expect(calms.flatMap(({ unexpected }) => unexpected)).toEqual([])
  expect(calms.reduce((sum, { done, refused }) => sum + done + refused, 0)).toBe(PROCESSES * ROUNDS)
  for (const { done, refused } of calms) expect(Math.min(done, refused)).toBeGreaterThan(ROUNDS / 20)
  const ids = (await db.select().from(stock)).map(({ id }) => id)
  expect(await driftOf(ids)).toEqual([])
  for (const id of ids) expect(await unexplained(id)).toBe(0)
  expect(await lopsided()).toEqual([])
})

/** What is on the shelf beyond what people put there less what deliveries have taken; without the movements of orders. */
async function unexplained(stockId: string) {
  const orders = ['reserved', 'released', 'allocated', 'deallocated', 'handed-over', 'restocked']
  const [row] = await db.select().from(stock).where(eq(stock.id, stockId))
  const [put] = await db
    .select({ pieces: sumOf(stockMovements.quantity) })
    .from(stockMovements)
    .where(and(eq(stockMovements.stockId, stockId), notInArray(stockMovements.reason, orders)))
  const [taken] = await db
    .select({ pieces: sumOf(reservations.quantity) })
    .from(reservations)
    .where(and(eq(reservations.stockId, stockId), inArray(reservations.state, ['allocated', 'shipped'])))
  return row!.quantity - (put!.pieces - taken!.pieces)
}

/** Lines that are promised another number than they need, and deliveries of which only some lines moved on. */
async function lopsided() {
  const rows = await db
    .select({ line: deliveryLines, reservation: reservations })
    .from(reservations)
    .innerJoin(deliveryLines, eq(deliveryLines.id, reservations.deliveryLineId))
  const states = new Map<string, Set<string>>()
  for (const { line, reservation } of rows) {
    states.set(line.deliveryId, (states.get(line.deliveryId) ?? new Set()).add(reservation.state))
  }
  const uneven = rows.filter(({ line, reservation }) => line.quantity !== reservation.quantity)
  return [...uneven.map(({ line }) => line.id), ...[...states].filter(([, all]) => all.size > 1).map(([id]) => id)]
}

/** Runs one process of the storm to its end. */
async function storm(given: Storm): Promise<Calm> {
  const folder = mkdtempSync(join(tmpdir(), 'storm-'))
  try {
    writeFileSync(join(folder, 'storm.json'), JSON.stringify(given))
    const command = ['scripts/run.mjs', 'lib/testing/stock-storm.ts', join(folder, 'storm.json')]
    const child = spawn(process.execPath, command, { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    for await (const chunk of child.stdout) said += String(chunk)
    return JSON.parse(said) as Calm
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
