import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { accountLinks, accounts, addresses, assists, customers, mails } from '@/db/schema'
import { makeRegistry, typedBuyer } from '@/lib/testing/registration'
import { registerCustomer } from './register'

const everything = () =>
  Promise.all([accounts, customers, assists, mails, accountLinks, addresses].map((table) => db.$count(table)))

const sharedRegistry = makeRegistry()

describe('what is entered', () => {
  const fields = ['email', 'firstname', 'lastname', 'line1', 'postcode', 'city', 'country', 'organisation', 'b2brole']
  const wrong: [string, unknown][] = [
    ['missing', undefined],
    ['null', null],
    ['empty', ' '],
    ['too long', 'x'.repeat(300)],
    ['NUL', 'a\0@x.test'],
    ['half of a pair', 'a\ud800'],
    ['turned text', '\u202ea'],
    ['a list', ['a', 'b']],
    ['an object', JSON.parse('{"__proto__":{"a":1}}')],
    ['a number', Number.POSITIVE_INFINITY],
  ]

  test.each(fields.flatMap((field) => wrong.map(([what, value]) => [field, what, value] as const)))(
    'as %s: %s is refused at that field, and nothing is written',
    async (field, _what, value) => {
      const { anna, institute } = await sharedRegistry
      const before = await everything()
      const registering = registerCustomer(anna, typedBuyer(institute.id, { [field]: value }))

      await expect(registering).rejects.toMatchObject({ key: 'checkFields', fields: { [field]: expect.any(String) } })
      expect(await everything()).toEqual(before)
    },
  )

  test.each([null, undefined, 'text', 7, [], JSON.parse('{"__proto__":{"type":"B2C"}}')])(
    'all of it %j is refused',
    async (all) => {
      const { anna } = await sharedRegistry
      await expect(registerCustomer(anna, all)).rejects.toMatchObject({ key: 'typeNotOffered' })
    },
  )
})
