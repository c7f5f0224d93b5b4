import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db, transact } from '@/db'
import { accounts, customers, mails, managers } from '@/db/schema'
import { askForReset } from '@/lib/auth/ask-reset'
import { askNewEmail, confirmEmail } from '@/lib/auth/own-account'
import { hashPassword } from '@/lib/auth/password'
import { permissions } from '@/lib/auth/permissions'
import { signIn } from '@/lib/auth/sign-in'
import { appointManager } from '@/lib/auth/staff'
import { HOUR } from '@/lib/clock'
import { deliverDueMails } from '@/lib/mail/deliver'
import { mailerOf } from '@/lib/mail/mailer'
import { inviteBuyer } from '@/lib/organisations/commands'
import { openCustomer, openManager } from '@/lib/people/commands'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, makeCustomer, makeManager, makeSession, makeShop, visitor } from '@/lib/testing/make'
import { makeOrganisation } from '@/lib/testing/organisation'
import { openPostOffice } from '@/lib/testing/post-office'
import { typed, typedBuyer } from '@/lib/testing/registration'
import { registerCustomer } from './register'
import { registerSelf } from './self'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

let hours = 0
/** So much later that nothing done before was done too often. */
const later = () => setClock(++hours * HOUR)

let people = 0
const number = () => `N-${process.pid}-${++people}`
const name = { firstname: 'A', lastname: 'B', passwordHash: null }

/** Every way in which an e-mail becomes somebody's. */
async function waysIn() {
  const organisation = await makeOrganisation()
  const { shop, anna, hilde } = organisation
  const boss = { ...(await makeManager(shop, ['ROLE_SMADMIN'], { passwordHash })), permissions: new Set(permissions) }
  const chief = { ...boss, oversees: [shop.id] }
  const roles = ['ROLE_SMCALLCENTERLOGINSF' as const]
  const carla = await makeCustomer(shop, { passwordHash })
  const owner = asCustomer(shop, carla)
  const account = { ...owner.account!, sessionId: await makeSession(shop, carla.accountId) }
  const ways: Record<string, (email: string) => Promise<unknown>> = {
    'registering oneself': (email) => registerSelf(visitor(shop), typed({ email })),
    'the desk': (email) => registerCustomer(anna, typed({ email })),
    'a colleague': (email) => appointManager(chief, { email, ...name, roles, shops: [shop.id], current: PASSWORD }),
    'an organisation': (email) => inviteBuyer(hilde, { ...typedBuyer(''), email }),
    'a manager opened': async (email) => openManager(chief, { email, ...name, roles, shops: [shop] }),
    'a customer opened': async (email) =>
      openCustomer(chief, { email, ...name, number: number(), type: 'B2C', locale: 'en', shops: [shop] }),
    'another address': (email) =>
      askNewEmail({ ...owner, account, requestId: email }, { currentPassword: PASSWORD, email }),
  }
  return { ...organisation, ways, chief, carla, owner, account, roles }
}

const counts = async () => [await db.$count(accounts), await db.$count(customers), await db.$count(managers)]
const recipients = async () => [...new Set((await db.select({ to: mails.recipient }).from(mails)).map(({ to }) => to))]

const alike = (email: string) => [email.toUpperCase(), ` ${email} `, `${email}\t`, `\u00a0${email.replace('x', 'X')}`]
const [local, domain] = ['kai', 'x.test']
const unlike = [
  `${local}＠${domain}`,
  `ｋai@${domain}`,
  `\u212aai@${domain}`,
  `kаi@${domain}`,
  `ka\u0131@${domain}`,
  `ka\u200bi@${domain}`,
  `ka\u0301i@${domain}`,
  `${local}@x．test`,
  `${local}@x。test`,
  `${local}@ⓧ.test`,
  `${local}@х.test`,
  `${local}@${domain}.`,
  `"e@evil.test"@${domain}`,
  `"${local}"@${domain}`,
  `${local}@${domain},b@evil.test`,
  `${local}@${domain};b@evil.test`,
  `${local}@${domain} b@evil.test`,
  `b@evil.test <${local}@${domain}>`,
  `<${local}@${domain}>`,
  `${local}@evil.test@${domain}`,
  `${local}@${domain}\r\nBcc: b@evil.test`,
  `${local}@${domain}\0`,
  `${local}(b@evil.test)@${domain}`,
  `${local}@[127.0.0.1]`,
]

test('an address is one account’s, however it is written and whichever way it comes; what looks like it is nobody’s', async () => {
  const { shop, ways } = await waysIn()
  const email = `${local}@${domain}`
  const kai = await makeCustomer(shop, { email, passwordHash })
  const before = await counts()
  for (const [way, take] of Object.entries(ways)) {
    for (const written of unlike) {
      later()
      await expect(take(written), `${way}: ${written}`).rejects.toMatchObject({ key: 'checkFields', reason: 'invalid' })
    }
    later()
    for (const written of alike(email)) {
      const answer = await take(written).catch((refusal) => refusal.key)
      expect([undefined, 'emailTaken'], `${way}: ${written}`).toContain(answer)
    }
    expect(await counts(), way).toEqual(before)
  }

  const enter = (written: string) => signIn({ shop, requestId: 'r', device: 'test' }, written, PASSWORD)
  for (const written of unlike) {
    await expect(enter(written), written).rejects.toMatchObject({ key: 'signInFailed' })
    await askForReset(visitor(shop), written)
  }
  expect(await db.$count(mails, eq(mails.template, 'customer-reset'))).toBe(0)
  for (const written of alike(email)) {
    later()
    expect(await enter(written)).toMatchObject({ accountId: kai.accountId })
    await askForReset(visitor(shop), written)
  }
  const asked = await db.select({ to: mails.recipient }).from(mails).where(eq(mails.template, 'customer-reset'))
  expect(asked).toEqual(alike(email).map(() => ({ to: email })))

  // What is handed to the mail server is the one stored form, and nobody else's.
  const stored = (await db.select({ email: accounts.email }).from(accounts)).map((account) => account.email)
  expect(stored).toContain(email)
  expect(stored).toEqual(stored.map((each) => each.toLowerCase().trim()))
  const office = await openPostOffice()
  await deliverDueMails(mailerOf({ MAIL: 'smtp', SMTP_URL: office.url }))
  office.close()
  expect(new Set(office.readers)).toEqual(new Set((await recipients()).map((to) => `<${to}>`)))
  expect(office.readers).toContain(`<${email}>`)
  for (const reader of office.readers) expect(stored).toContain(reader.slice(1, -1))
})

test('an address taken at the same moment in two ways is one account’s; the database says whose', async () => {
  const { shop, ways, chief, roles } = await waysIn()
  const takes = Object.entries(ways).filter(([way]) => way !== 'another address')
  const confirming = async (email: string) => {
    const dora = await makeCustomer(shop, { passwordHash })
    const owner = asCustomer(shop, dora)
    await askNewEmail(owner, { currentPassword: PASSWORD, email })
    const [letter] = await db.select().from(mails).where(eq(mails.recipient, email))
    const token = letter!.text.match(/confirm-email\/([\w-]+)/)![1]!
    return () => confirmEmail(owner, token)
  }
  const appoint = (email: string) =>
    appointManager(chief, { email, ...name, roles, shops: [shop.id], current: PASSWORD })
  for (let n = 0; n < 8; n++)
    for (const [way, take] of takes) {
      later()
      const email = `race.${n}.${takes.findIndex(([each]) => each === way)}@test.com`
      const rival = n % 2 ? appoint : await confirming(email)
      const both = await Promise.allSettled(n % 3 ? [take(email), rival(email)] : [rival(email), take(email)])
      if (way === 'registering oneself') expect(both[n % 3 ? 0 : 1]!.status).toBe('fulfilled')
      const owners = await db.select().from(accounts).where(eq(accounts.email, email))
      expect(owners, `${way} ${n}`).toHaveLength(1)
      expect(await db.$count(customers, eq(customers.email, email)), way).toBe(owners[0]!.kind === 'customer' ? 1 : 0)
      for (const each of both)
        if (each.status === 'rejected')
          expect(each.reason).toMatchObject({ key: expect.stringMatching(/emailTaken|linkDead/) })
    }
})

test('one e-mail twice is refused by the database itself', async () => {
  const carla = await makeCustomer(await makeShop())
  for (const kind of ['manager', 'customer'] as const) {
    const again = { id: crypto.randomUUID(), kind, email: carla.email, enabled: true, createdAt: new Date() }
    await expect(transact({ account: again.id }, (tx) => tx.insert(accounts).values(again))).rejects.toThrow()
  }
})
