import { eq, is, Table } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { db } from '@/db'
import * as schema from '@/db/schema'
import { choosePassword } from '@/lib/auth/choose-password'
import { linkOf } from '@/lib/auth/links'
import { signIn } from '@/lib/auth/sign-in'
import { DAY, MINUTE } from '@/lib/clock'
import { log } from '@/lib/log'
import { keptOnceSent } from '@/lib/mail/keys'
import { customerPage } from '@/lib/people/customer-page'
import { setClock } from '@/lib/testing/clock'
import { only, visitor } from '@/lib/testing/make'
import { makeRegistry, typed } from '@/lib/testing/registration'
import { registerCustomer } from './register'

const PASSWORD = 'seven green umbrellas'

/** All rows of all tables, but for the letters, of which one is the only place where a link stands. */
async function everyRow() {
  const tables = Object.values(schema).filter((table) => is(table, Table) && table !== schema.mails)
  return JSON.stringify(await Promise.all(tables.map((table) => db.select().from(table as typeof schema.accounts))))
}

test('of somebody whom a manager registers, their letter alone has the link, once and for a day, and nothing the password', async () => {
  const lines = (['trace', 'debug', 'info', 'warn', 'error'] as const).map((level) => vi.spyOn(log, level))
  const { shop, anna } = await makeRegistry()
  const form = typed({ email: 'rosa@letters.test', password: 'chosen by the manager' })
  const answer = await registerCustomer(anna, form)

  const letter = only(await db.select().from(schema.mails).where(eq(schema.mails.recipient, 'rosa@letters.test')))
  const token = letter.text.match(/\/activate\/([\w-]{43})/)![1]!
  const seen = [answer, await customerPage(anna, answer.customerId), keptOnceSent(letter), await everyRow()]
  expect(JSON.stringify(seen)).not.toContain(token)
  expect(letter.html + letter.text).not.toContain('chosen by the manager')
  const visit = { shop, requestId: 'r', device: 'test' }
  for (const guess of ['chosen by the manager', '', PASSWORD])
    await expect(signIn(visit, 'rosa@letters.test', guess)).rejects.toMatchObject({ key: 'signInFailed' })

  for (const [later, good] of [
    [DAY + MINUTE, false],
    [DAY - MINUTE, true],
  ] as const) {
    setClock(later)
    expect(Boolean(await linkOf(shop, token, 'activate'))).toBe(good)
  }
  setClock(0)
  await expect(choosePassword(anna, 'activate', { token, password: PASSWORD })).rejects.toMatchObject({
    key: 'notOnBehalf',
  })
  await choosePassword(visitor(shop), 'activate', { token, password: PASSWORD })
  await expect(choosePassword(visitor(shop), 'activate', { token, password: PASSWORD })).rejects.toMatchObject({
    key: 'linkDead',
  })
  await expect(signIn(visit, 'rosa@letters.test', PASSWORD)).resolves.toMatchObject({ kind: 'customer' })

  const letters = await db.select().from(schema.mails)
  const logged = lines.flatMap(({ mock }) => mock.calls)
  const kept = JSON.stringify([await everyRow(), letters, logged])
  expect(kept).not.toContain(PASSWORD)
  expect(kept).not.toContain('chosen by the manager')
  expect(JSON.stringify(logged)).not.toContain(token)
})
