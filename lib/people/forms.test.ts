import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db'
import { customerAttributes } from '@/db/schema'
import { permissions } from '@/lib/auth/permissions'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, visitor } from '@/lib/testing/make'
import { makeRegistry } from '@/lib/testing/registration'
import { attributesOf, defineAttribute, definitionsOf } from './attributes'
import { declaredTypes, profileForm, publicTypes, registrationForm } from './forms'
import { changeProfile } from './profile'

const namesIn = (fields: { name: string }[]) => fields.map(({ name }) => name)

describe('the types of a shop', () => {
  test('are those with a form; reserved ones are none, even where they are listed', async () => {
    const { shop, institute } = await makeRegistry()

    for (const here of [shop, institute]) {
      expect(declaredTypes(here)).toEqual(['B2B', 'B2C', 'B2E'])
      expect(publicTypes(here)).toEqual(['B2C', 'B2B'])
    }
    expect(declaredTypes(await makeShop())).toEqual([])
  })
})

describe('a form', () => {
  test('has what its type asks, in that order, in the reader’s language; the unknown and the locked are left out', async () => {
    const { shop } = await makeRegistry()
    const fields = await registrationForm({ ...visitor(shop), locale: 'fr' }, 'B2C', 'public')

    expect(namesIn(fields)).toEqual(
      'email,firstname,middlename,lastname,phone,locale,CUSTOMER_BIRTHDAY,MARKETING_OPT_IN'.split(','),
    )
    expect(fields.map(({ label }) => label)).toEqual(expect.arrayContaining(['Birthday (fr)', 'Prénom']))
  })

  test('asks at the desk for an organisation, and not for consent', async () => {
    const { shop, anna } = await makeRegistry()

    expect(namesIn(await registrationForm(anna, 'B2C', 'desk'))).not.toContain('MARKETING_OPT_IN')
    const buyer = namesIn(await registrationForm(anna, 'B2B', 'desk'))
    expect(buyer.slice(0, 3)).toEqual(['organisation', 'b2brole', 'email'])
    expect(buyer).not.toContain('CUSTOMER_B2B_APPROVER')
    expect(namesIn(await registrationForm(anna, 'B2E', 'desk'))[0]).toBe('organisation')
    expect(namesIn(await registrationForm(visitor(shop), 'B2B', 'public'))).not.toContain('b2brole')
  })
})

describe('what a shop asks of its customers', () => {
  test('is its master’s, until it says otherwise', async () => {
    const { shop, institute } = await makeRegistry()
    const founder = { ...(await makeManager(institute)), permissions: new Set(permissions) }
    await defineAttribute(founder, {
      code: 'CUSTOMER_VAT',
      kind: 'text',
      names: { en: 'Tax', fr: 'Impôt' },
      mandatory: true,
    })

    expect((await definitionsOf(institute)).get('CUSTOMER_VAT')).toMatchObject({
      names: { en: 'Tax' },
      pattern: null,
      mandatory: true,
    })
    expect((await definitionsOf(institute)).get('CUSTOMER_SITE')).toMatchObject({ kind: 'choice' })
    expect((await definitionsOf(shop)).get('CUSTOMER_VAT')).toMatchObject({ names: { en: 'VAT' } })
  })

  test.each([
    { code: '__proto__' },
    { code: 'a.b' },
    { code: 'CUSTOMER_B2B_APPROVER' },
    { code: 'REGISTRATION_MANAGER_NAME' },
    { code: 'X1', pattern: '(' },
  ])('cannot be %j', async (values) => {
    const { shop } = await makeRegistry()
    const founder = { ...(await makeManager(shop)), permissions: new Set(permissions) }
    const defining = defineAttribute(founder, { kind: 'text', names: { en: 'x', fr: 'x' }, ...values })

    await expect(defining).rejects.toMatchObject({ key: 'checkFields' })
  })

  test('is said only by who may', async () => {
    const { anna } = await makeRegistry()
    const defining = defineAttribute(anna, { code: 'NEW_ONE', kind: 'text', names: { en: 'x', fr: 'x' } })
    await expect(defining).rejects.toMatchObject({ key: 'notAllowed' })
  })
})

const profile = {
  SHOP_CPROFATTRS_VISIBLE_B2C: 'firstname,lastname,CUSTOMER_VAT,CUSTOMER_BUDGET,MARKETING_OPT_IN,email,organisation',
  SHOP_CPROFATTRS_READONLY_B2C: 'CUSTOMER_VAT,lastname',
}

describe('a profile', () => {
  test('shows what its type shows, and takes only what may be changed', async () => {
    const { shop } = await makeRegistry(profile)
    const customer = await makeCustomer(shop, { phone: '+45 11 22 33 44', company: 'Before' })
    const carla = asCustomer(shop, customer)
    const fields = await profileForm(carla)
    expect(fields.map(({ name, readOnly }) => `${name}${readOnly ? ' (kept)' : ''}`)).toEqual(
      'firstname,lastname (kept),CUSTOMER_VAT (kept),CUSTOMER_BUDGET,MARKETING_OPT_IN'.split(','),
    )

    await changeProfile(carla, {
      firstname: 'Lise',
      lastname: 'Sly',
      CUSTOMER_VAT: 'DK12345678',
      CUSTOMER_BUDGET: '7',
      MARKETING_OPT_IN: 'on',
      phone: '',
      company: 'After',
      CUSTOMER_B2B_APPROVER: 'true',
    })
    expect(await attributesOf(customer.id)).toEqual({ CUSTOMER_BUDGET: '7', MARKETING_OPT_IN: 'true' })
    const after = await (await import('./profile')).profileOf(carla)
    expect(after).toMatchObject({
      firstname: 'Lise',
      lastname: customer.lastname,
      phone: customer.phone,
      company: 'Before',
    })
  })

  test('on behalf leaves consent to the customer', async () => {
    const { shop, anna } = await makeRegistry(profile)
    const customer = await makeCustomer(shop)
    await changeProfile(asCustomer(shop, customer), { firstname: 'Lise', MARKETING_OPT_IN: 'on' })
    const acting = await assisting(anna, customer)
    const answers = { firstname: 'Lise', CUSTOMER_BUDGET: '9' }
    for (const said of ['', 'on'])
      await expect(changeProfile(acting, { ...answers, MARKETING_OPT_IN: said })).rejects.toMatchObject({
        key: 'notOnBehalf',
      })
    expect(await attributesOf(customer.id)).toEqual({ MARKETING_OPT_IN: 'true' })
    await changeProfile(acting, answers)

    expect(await attributesOf(customer.id)).toEqual({ CUSTOMER_BUDGET: '9', MARKETING_OPT_IN: 'true' })
  })

  test('takes away an answer that was emptied', async () => {
    const { shop } = await makeRegistry(profile)
    const customer = await makeCustomer(shop)
    const carla = asCustomer(shop, customer)
    await changeProfile(carla, { firstname: 'Lise', CUSTOMER_BUDGET: '7' })
    await changeProfile(carla, { firstname: 'Lise', CUSTOMER_BUDGET: '' })

    expect(await db.select().from(customerAttributes).where(eq(customerAttributes.customerId, customer.id))).toEqual([])
  })

  test.each([
    [{ firstname: '' }, { firstname: 'required' }],
    [{ firstname: ['a'] }, { firstname: 'wrong' }],
    [{ CUSTOMER_BUDGET: '1e309' }, { CUSTOMER_BUDGET: 'number' }],
    [{ firstname: 'a\0b' }, { firstname: 'invisible' }],
    [null, {}],
  ])('refuses %j', async (given, fields) => {
    const { shop } = await makeRegistry(profile)
    const carla = asCustomer(shop, await makeCustomer(shop))
    const all = given && { firstname: 'Lise', ...given }

    await expect(changeProfile(carla, all)).rejects.toMatchObject({ key: 'checkFields', fields })
  })
})
