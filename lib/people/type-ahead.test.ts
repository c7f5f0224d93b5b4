import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { auditEntries } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { assisting, makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { searchPage } from './desk'
import { DeskView } from './desk-input'
import { findCustomers } from './search'
import { typedAhead } from './type-ahead'

beforeEach(() => setClock(0))

const rowsOf = ({ account }: Actor) =>
  db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, 'customers.search'), eq(auditEntries.actorId, account?.id ?? '')))
const type = async (actor: Actor, ...texts: string[]) => {
  for (const text of texts) await typedAhead(actor, text, 21)
  return (await rowsOf(actor)).length
}

async function scene() {
  const shop = await makeShop()
  const customer = await makeCustomer(shop, {
    firstname: 'Niels',
    lastname: 'Bohr',
    email: `niels.bohr@${shop.id}.test`,
  })
  return { shop, customer, anna: await makeManager(shop), bert: await makeManager(shop) }
}

describe('what is typed at the desk', () => {
  test('is one row of the ledger for each question, without the words', async () => {
    const { shop, anna, bert } = await scene()
    expect(await type(anna, '', 'n')).toBe(0)
    expect(await type(anna, 'ni', 'nie', 'niels', 'niels b', 'niels')).toBe(1)
    expect(await type(anna, 'curie')).toBe(2)
    expect(await type(bert, 'curie')).toBe(1)
    expect(await type(anna, ...[...'abcdefgh'].map((letter) => `${letter}o`))).toBe(10)
    setClock(6 * MINUTE)
    expect(await type(anna, 'ho')).toBe(11)
    const [row] = await rowsOf(anna)
    expect(row).toMatchObject({ outcome: 'ok', shopId: shop.id, actorKind: 'manager' })
    expect(row!.after).toContain('whileTyping')
    expect(row!.after).not.toContain('ni"')
  })

  test('has an end even where it begins the same: whoever runs through a name is seen', async () => {
    const { anna } = await scene()
    const run = [...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) => ['an', `an${letter}`])
    expect(await type(anna, ...run)).toBeGreaterThanOrEqual(3)
  })

  test('is nobody’s who may not find, nor anybody’s inside an assist, and the refusal is written down', async () => {
    const { shop, customer, anna } = await scene()
    const acting = await assisting(anna, customer)
    for (const actor of [visitor(shop), acting])
      await expect(typedAhead(actor, 'niels', 20)).rejects.toMatchObject({ key: 'notAllowed' })
    expect(await rowsOf(acting)).toMatchObject([{ outcome: 'refused' }])
  })

  test('finds nobody by nothing, one letter or signs of the database, and never more than twenty and one', async () => {
    const { shop, anna } = await scene()
    for (const text of ['', ' ', 'n', '%', '%%', '_', '__', '*', '**', "'--", '\\'])
      expect([text, (await typedAhead(anna, text, 20)).length]).toEqual([text, 0])
    for (let n = 0; n < 40; n++) await makeCustomer(shop, { firstname: 'Maria', lastname: `Zz${n}` })
    expect(await typedAhead(anna, 'maria', 500)).toHaveLength(21)
    const view = (given: object) => DeskView.parse({ size: '36', ...given })
    const page = await searchPage(anna, 'maria', view({}))
    expect([page.cards.length, page.more, page.next]).toEqual([20, true, undefined])
    expect(await searchPage(anna, 'maria', view({ after: '20' }))).toMatchObject({ cards: [], more: true })
  })
})

describe('before anybody is chosen', () => {
  test('an e-mail is masked, unless it was typed in full', async () => {
    const { customer, anna } = await scene()
    const hidden = /^n•••@0•••\.test$/
    for (const text of ['niels', 'bohr niels', 'niels.bohr@', customer.number])
      for (const card of await findCustomers(anna, text, 5)) expect(card.email).toMatch(hidden)
    expect(await findCustomers(anna, 'bohr', 5)).toHaveLength(1)
    const [known] = await findCustomers(anna, ` ${customer.email.toUpperCase()} `, 5)
    expect(known).toMatchObject({ id: customer.id, email: customer.email })
  })
})
