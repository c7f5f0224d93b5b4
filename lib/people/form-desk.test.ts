import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { attributeDefinitions, auditEntries } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { permissionsOf } from '@/lib/auth/permissions'
import { shopById } from '@/lib/shops/queries'
import { makeManager } from '@/lib/testing/make'
import { makeRegistry } from '@/lib/testing/registration'
import { definitionsOf } from './attributes'
import { DefinitionForm } from './definition-input'
import { arrangeForm, definedIn, defineTyped, forgetDefinition, inFormsOf } from './form-desk'
import { registrationForm } from './forms'

async function makeForms() {
  const { shop, institute, anna } = await makeRegistry()
  const boss = await makeManager(shop, ['ROLE_SMSHOPADMIN'])
  const astrid: Actor = { ...boss, permissions: permissionsOf(['ROLE_SMSHOPADMIN']), oversees: [shop.id, institute.id] }
  const typed = (values: Record<string, string> = {}) =>
    DefinitionForm.parse({
      ...{
        shopId: shop.id,
        attribute: 'CUSTOMER_COST',
        kind: 'text',
        nameEn: 'Cost centre',
        nameFr: 'Centre de coûts',
      },
      ...values,
    })
  return { shop, institute, anna, astrid, typed }
}

describe('an attribute', () => {
  test('is said, said anew, and written down with what it was', async () => {
    const { shop, astrid, typed } = await makeForms()
    await defineTyped(astrid, typed({ pattern: '[A-Z]{2}\\d{1,4}', helpEn: 'As in your books' }))
    await defineTyped(astrid, typed({ nameEn: 'Cost', mandatory: 'yes' }))

    expect((await definitionsOf(shop)).get('CUSTOMER_COST')).toMatchObject({
      ...{ names: { en: 'Cost', fr: 'Centre de coûts' }, helps: null, pattern: null, mandatory: true },
    })
    const about = and(eq(auditEntries.objectId, 'CUSTOMER_COST'), eq(auditEntries.shopId, shop.id))
    const rows = await db.select().from(auditEntries).where(about).orderBy(auditEntries.seq)
    expect(rows.map(({ actorId }) => actorId)).toEqual([astrid.account!.id, astrid.account!.id])
    expect(rows[1]!.before).toContain('Cost centre')
  })

  test('of a choice has its choices, each in both languages', async () => {
    const { shop, astrid, typed } = await makeForms()
    await defineTyped(astrid, typed({ kind: 'choice', choices: 'n | North | Nord\r\n\r\ns|South\n' }))
    expect((await definitionsOf(shop)).get('CUSTOMER_COST')!.choices).toEqual([
      { value: 'n', names: { en: 'North', fr: 'Nord' } },
      { value: 's', names: { en: 'South', fr: 'South' } },
    ])
    for (const choices of ['', 'a\na', '| x', 'a|b|c|d', Array.from({ length: 51 }, (_, n) => n).join('\n')]) {
      const defining = defineTyped(astrid, typed({ kind: 'choice', choices }))
      await expect(defining).rejects.toMatchObject({ fields: { choices: 'choicesWrong' } })
    }
  })

  test('takes no pattern that keeps somebody waiting, and is none that the shop keeps for itself', async () => {
    const { astrid, typed } = await makeForms()
    for (const pattern of ['(a+)+', '(', '(.*)*b']) {
      await expect(defineTyped(astrid, typed({ pattern }))).rejects.toMatchObject({
        fields: { pattern: 'patternWrong' },
      })
    }
    for (const attribute of ['CUSTOMER_B2B_APPROVER', 'REGISTRATION_MANAGER_NAME', 'CUSTOMER_BLOCK_CHECKOUT']) {
      const defining = defineTyped(astrid, typed({ attribute }))
      await expect(defining).rejects.toMatchObject({ fields: { attribute: 'attributeCode' } })
    }
    expect(DefinitionForm.safeParse({ ...typed(), attribute: '__proto__' }).success).toBe(false)
  })

  test('of a sub-shop stands before its master’s, until it is taken back', async () => {
    const { shop, institute, astrid, typed } = await makeForms()
    await defineTyped(astrid, typed())
    await defineTyped(astrid, typed({ shopId: institute.id, nameEn: 'Budget line' }))
    const seen = async () => (await definedIn(institute)).find(({ code }) => code === 'CUSTOMER_COST')
    expect(await seen()).toMatchObject({ names: { en: 'Budget line' }, isOwn: true, isInMaster: true })

    await forgetDefinition(astrid, { shopId: institute.id, attribute: 'CUSTOMER_COST' })

    expect(await seen()).toMatchObject({ names: { en: 'Cost centre' }, isOwn: false })
    for (const shopId of [shop.id, institute.id]) {
      const forgetting = forgetDefinition(astrid, { shopId, attribute: 'CUSTOMER_COST' })
      await expect(forgetting).rejects.toMatchObject({ key: 'missing' })
    }
    expect(await db.select().from(attributeDefinitions).where(eq(attributeDefinitions.shopId, shop.id))).not.toEqual([])
  })
})

describe('a form', () => {
  test('asks what was arranged, in that order; a sub-shop’s own stands before its master’s', async () => {
    const { shop, institute, astrid } = await makeForms()
    await arrangeForm(astrid, {
      shopId: institute.id,
      type: 'B2C',
      fields: 'CUSTOMER_VAT, lastname firstname,\nCUSTOMER_VAT',
    })
    const namesIn = async (id: string) => {
      const there = (await shopById(id))!
      return (await registrationForm({ ...astrid, shop: there }, 'B2C', 'desk')).map(({ name }) => name)
    }
    expect(await namesIn(institute.id)).toEqual(['email', 'CUSTOMER_VAT', 'lastname', 'firstname'])
    expect(await namesIn(shop.id)).toContain('CUSTOMER_BIRTHDAY')
    const [row] = await db.select().from(auditEntries).where(eq(auditEntries.action, 'forms.arrange'))
    expect(row!.after).toContain('CUSTOMER_VAT,lastname,firstname')
  })

  test.each(['CUSTOMER_NOWHERE', 'CUSTOMER_B2B_APPROVER', '__proto__', 'email,<script>'])(
    'cannot ask for “%s”',
    async (fields) => {
      const { shop, astrid } = await makeForms()
      const arranging = arrangeForm(astrid, { shopId: shop.id, type: 'B2C', fields })
      await expect(arranging).rejects.toMatchObject({ key: 'fieldUnknown' })
    },
  )

  test('of a reserved or unknown type is not there', async () => {
    const { shop, astrid } = await makeForms()
    for (const type of ['MGR', 'B2G', 'B2X', '']) {
      await expect(arrangeForm(astrid, { shopId: shop.id, type, fields: 'email' })).rejects.toMatchObject({
        key: 'missing',
      })
    }
  })
})

test('only who looks after the shop, with the right, says what it asks', async () => {
  const { shop, anna, astrid, typed } = await makeForms()
  const { astrid: stranger } = await makeForms()
  const without = { ...astrid, permissions: permissionsOf(['ROLE_SMCALLCENTER']) }
  for (const actor of [anna, stranger, without]) {
    await expect(defineTyped(actor, typed())).rejects.toMatchObject({ key: 'missing' })
    await expect(arrangeForm(actor, { shopId: shop.id, type: 'B2C', fields: 'email' })).rejects.toMatchObject({
      key: 'missing',
    })
    await expect(inFormsOf(actor, shop.id)).rejects.toMatchObject({ key: 'missing' })
  }
})
