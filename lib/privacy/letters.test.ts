import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { mails } from '@/db/schema'
import { disputeAssist } from '@/lib/assist/dispute'
import type { Customer } from '@/lib/auth/actor'
import { askNewEmail, confirmEmail } from '@/lib/auth/own-account'
import { hashPassword } from '@/lib/auth/password'
import { shortLetter } from '@/lib/mail/letters/short'
import { queueMail } from '@/lib/mail/outbox'
import { customerAccess } from '@/lib/people/access'
import type { Shop } from '@/lib/shops/shop'
import { buy } from '@/lib/testing/buy'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, makeSku } from '@/lib/testing/make'
import { closeAccount } from './close'
import { exportOwn } from './export'

const current = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(current)
})

let made = 0
const unique = (local: string) => `${local}@mail${++made}-${process.pid}.example.com`
const lettersOf = async (shop: Shop) =>
  (await db.select().from(mails).where(eq(mails.shopId, shop.id))).filter(
    ({ template }) => template !== 'customer-account-closed',
  )
const told = async (shop: Shop) => (await lettersOf(shop)).map(({ template, recipient }) => `${template} ${recipient}`)

/** A letter of before it was kept whom one is to or about. */
async function oldLetter(shop: Shop, recipient: string, lead: string) {
  const letter = shortLetter(
    { template: 'old', cause: `old:${++made}`, subject: 'Old', lead, links: [] },
    { shop, locale: 'en', recipient },
  )
  await transact({ mail: recipient }, (tx) => queueMail(tx, letter))
  await transact({ mail: recipient }, (tx) =>
    tx.update(mails).set({ readerId: null }).where(eq(mails.dedupeKey, letter.dedupeKey)),
  )
}

/** Carla with the address she had, the one she has, and one she has asked for. */
async function moved(shop: Shop) {
  const before = unique('before')
  const first = await makeCustomer(shop, { email: before, lastname: 'Kanarienvogel', passwordHash })
  const [now, asked] = [unique('now'), unique('asked')]
  const actor = asCustomer(shop, first)
  await askNewEmail(actor, { currentPassword: current, email: now })
  const [letter] = await db.select().from(mails).where(eq(mails.recipient, now))
  await confirmEmail(actor, letter!.text.match(/confirm-email\/([\w-]{43})/)![1]!)
  const carla = asCustomer(shop, (await customerAccess(shop, { customerId: first.id }))!)
  await askNewEmail(carla, { currentPassword: current, email: asked })
  return { carla, before, now, asked }
}

const close = (shop: Shop, customer: Customer) => closeAccount(asCustomer(shop, customer), { current })

describe('the letters of somebody who leaves', () => {
  test('go, and no letter about somebody whose address ends like theirs', async () => {
    const shop = await makeShop({ attributes: { SHOP_ADMIN_EMAIL: 'staff@shop.test' } })
    const maria = await makeCustomer(shop, { email: unique('maria') })
    const a = await makeCustomer(shop, { email: maria.email.replace('maria@', 'a@'), passwordHash })
    await buy(asCustomer(shop, maria), [[await makeSku(shop), 1]])
    await oldLetter(shop, 'staff@shop.test', `Again: ${maria.email}`)
    await oldLetter(shop, 'staff@shop.test', `Again: ${a.email}.au`)
    const before = await told(shop)
    await oldLetter(shop, 'staff@shop.test', `Has registered: ${a.email}.`)
    await oldLetter(shop, a.email, 'Hello')

    await close(shop, a)

    expect(before.length).toBeGreaterThanOrEqual(4)
    expect(await told(shop)).toEqual(before)
  })

  test('are shown whatever address they went to, and gone with the account', async () => {
    const shop = await makeShop()
    const { carla, before, now, asked } = await moved(shop)
    const expected = [
      `customer-email-changing ${before}`,
      `customer-email-confirm ${now}`,
      `customer-email-changing ${now}`,
      `customer-email-confirm ${asked}`,
    ]
    expect((await told(shop)).sort()).toEqual(expected.sort())
    const { tables } = await exportOwn(carla)
    expect(tables.find(({ table }) => table === 'mails')?.rows).toHaveLength(4)

    await closeAccount(carla, { current })
    expect(await told(shop)).toEqual([])
  })

  test('are not those of whoever had the address before', async () => {
    const shop = await makeShop()
    const { before } = await moved(shop)
    const next = asCustomer(shop, await makeCustomer(shop, { email: before, passwordHash }))
    expect(JSON.stringify(await exportOwn(next))).not.toContain('Kanarienvogel')
  })

  test('to the shop about them go too, and are not shown', async () => {
    const shop = await makeShop({ attributes: { SHOP_ADMIN_EMAIL: 'staff@shop.test' } })
    const carla = await makeCustomer(shop, { passwordHash })
    const { assist } = await assisting(await makeManager(shop), carla)
    await disputeAssist(asCustomer(shop, carla), { assistId: assist.id })
    expect(await told(shop)).toEqual(['adm-assist-disputed staff@shop.test'])
    const { tables } = await exportOwn(asCustomer(shop, carla))
    expect(tables.find(({ table }) => table === 'mails')?.rows).toEqual([])
    await close(shop, carla)
    expect(await told(shop)).toEqual([])
  })
})
