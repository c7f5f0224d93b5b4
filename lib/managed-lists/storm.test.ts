import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db'
import { cartLines, mails } from '@/db/schema'
import type { Answers, ListStorm } from '@/lib/testing/list-storm'
import { makeSku } from '@/lib/testing/make'
import { listRow, peopleWithManagedLists, sendList } from '@/lib/testing/managed'

const PROCESSES = 4

/** Four real processes say yes and no to the same lists, a hundred times each list. */
test('however many processes answer a list, it is answered once', { timeout: 120_000 }, async () => {
  const { shop, anna, carla, manager } = await peopleWithManagedLists()
  const lists: { id: string }[] = []
  for (let n = 0; n < 4; n++) lists.push(await sendList(anna, [[await makeSku(shop), 2]]))
  const { permissions: _none, ...rest } = carla
  const given = { carla: rest, lists: lists.map(({ id }) => id), times: 100 / PROCESSES }

  const said = await Promise.all(Array.from({ length: PROCESSES }, () => storm(given)))

  const [accepted, rejected] = [said.flatMap((each) => each.accepted), said.flatMap((each) => each.rejected)]
  expect([...accepted, ...rejected].sort()).toEqual(lists.map(({ id }) => id).sort())
  const told = said.flatMap((each) => each.told)
  expect([told.length, new Set(told)]).toEqual([lists.length * 99, new Set(['managedListDecided'])])
  for (const { id } of lists) {
    const isAccepted = accepted.includes(id)
    expect(await listRow({ id })).toMatchObject({ state: isAccepted ? 'accepted' : 'rejected' })
    expect(await db.$count(cartLines, eq(cartLines.listReference, id))).toBe(isAccepted ? 1 : 0)
  }
  const letters = and(eq(mails.recipient, manager.account.email), eq(mails.template, 'adm-managedlist-rejected'))
  expect(await db.$count(mails, letters)).toBe(rejected.length)
})

async function storm(given: ListStorm): Promise<Answers> {
  const folder = mkdtempSync(join(tmpdir(), 'list-storm-'))
  try {
    writeFileSync(join(folder, 'storm.json'), JSON.stringify(given))
    const command = ['scripts/run.mjs', 'lib/testing/list-storm.ts', join(folder, 'storm.json')]
    const child = spawn(process.execPath, command, { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    for await (const chunk of child.stdout) said += String(chunk)
    return JSON.parse(said) as Answers
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
