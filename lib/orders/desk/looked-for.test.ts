import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { newId } from '@/db/id'
import { auditEntries } from '@/db/schema'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop } from '@/lib/testing/make'
import { lookedFor, wordFor } from './looked-for'

const boss = async () => {
  const shop = await makeShop()
  return { shop, anna: await makeManager(shop, ['ROLE_SMSHOPADMIN']) }
}

describe('what is looked for among the orders', () => {
  test.each(['bohr', '?niels', '@2100 Copenhagen', '^Institute', '11223344', '+45 1122', 'bohr 2026<', 'a@test.com'])(
    'is kept, and an id stands in the address: %s',
    async (text) => {
      const { anna } = await boss()
      const word = await wordFor(anna, text)
      expect(word).toMatch(/^[0-9a-f-]{36}$/)
      expect(await lookedFor(anna, word)).toBe(text)
    },
  )

  test.each([`#12345`, '!LAMP-1', '&LAMP-1', `*${newId()}`, '2026-01<', '2026-01<2026-02'])(
    'stands there itself where it names nobody: %s',
    async (text) => {
      const { anna } = await boss()
      expect(await wordFor(anna, text)).toBe(text)
      expect(await lookedFor(anna, text)).toBe(text)
    },
  )

  test('is nobody else’s, needs the right, and is written down without a word of it', async () => {
    const { shop, anna } = await boss()
    const word = await wordFor(anna, 'Kanarienvogel')
    const other = await makeManager(shop, ['ROLE_SMSHOPADMIN'])
    for (const text of [await lookedFor(other, word), await lookedFor(anna, newId()), await wordFor(anna, '')])
      expect(text).toBeUndefined()
    const carla = await makeCustomer(shop)
    const acting = await assisting(anna, carla)
    for (const actor of [await makeManager(shop, []), asCustomer(shop, carla), acting])
      await expect(wordFor(actor, 'bohr')).rejects.toMatchObject({ reason: 'forbidden' })
    const searches = and(eq(auditEntries.shopId, shop.id), eq(auditEntries.action, 'orders.search'))
    const rows = await db.select().from(auditEntries).where(searches)
    expect(rows.map(({ outcome }) => outcome).sort()).toEqual(['ok', 'refused', 'refused', 'refused'])
    expect(JSON.stringify(rows)).not.toMatch(/kanarien|bohr/i)
  })
})
