import { spawn } from 'node:child_process'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { accounts } from '@/db/schema'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import type { Guesses } from '@/lib/testing/guessing'
import { makeCustomer, makeShop } from '@/lib/testing/make'
import { lockAfter } from './limits'
import { hashPassword } from './password'

const PASSWORD = 'Correspondence-1922'

/** Runs one process to its end; answers how many of its passwords opened. */
async function guessing(given: Guesses): Promise<number> {
  const command = ['scripts/run.mjs', 'lib/testing/guessing.ts', JSON.stringify(given)]
  const child = spawn(process.execPath, command, { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  for await (const chunk of child.stdout) said += String(chunk)
  return Number(said.trim() || Number.NaN)
}

test('processes count wrong passwords together, and one that has just started knows of them', async () => {
  const shop = await makeShop()
  const carla = await makeCustomer(shop, { passwordHash: await hashPassword(PASSWORD) })
  const send = (...passwords: string[]) => guessing({ shopId: shop.id, email: carla.email, passwords })
  const wrong = (many: number) => Array.from({ length: many }, () => 'wrong')

  expect(await Promise.all([send(...wrong(20)), send(...wrong(20))])).toEqual([0, 0])
  const [row] = await db.select().from(accounts).where(eq(accounts.id, carla.accountId))
  expect(row).toMatchObject({ failedAttempts: lockAfter.attempts, lockedUntil: expect.any(Date) })

  expect(await send(PASSWORD)).toBe(0)
  setClock(lockAfter.first + MINUTE)
  expect(await send(PASSWORD)).toBe(1)
  setClock(0)
})
