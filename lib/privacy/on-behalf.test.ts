import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db, transact } from '@/db'
import * as schema from '@/db/schema'
import { answerRequest } from '@/lib/assist/consent'
import { disputeAssist } from '@/lib/assist/dispute'
import { stopAssist } from '@/lib/assist/stop'
import type { ActionName } from '@/lib/audit/actions'
import { askForReset } from '@/lib/auth/ask-reset'
import { careFor } from '@/lib/auth/care'
import { choosePassword } from '@/lib/auth/choose-password'
import { writePasswordLetter } from '@/lib/auth/link-mail'
import { askNewEmail, changePassword, confirmEmail, signOutOf } from '@/lib/auth/own-account'
import { hashPassword } from '@/lib/auth/password'
import { permissions } from '@/lib/auth/permissions'
import * as factor from '@/lib/auth/second-factor'
import { signOutEverywhere } from '@/lib/auth/sign-in'
import { customerPage, revealFact } from '@/lib/people/customer-page'
import { browseCustomers, searchPage } from '@/lib/people/desk'
import { DeskView } from '@/lib/people/desk-input'
import { addNote, notesOf } from '@/lib/people/notes'
import { changeProfile } from '@/lib/people/profile'
import { recentCustomers, rememberVisit } from '@/lib/people/recent'
import { findCustomers } from '@/lib/people/search'
import { tagCustomer } from '@/lib/people/tags'
import { assisting, makeCustomer, makeManager, makeSession, makeShop } from '@/lib/testing/make'
import { closeAccount } from './close'
import { exportOwn } from './export'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

/** A manager with every right there is, who helps one customer; and another one of the same shop. */
async function scene() {
  const shop = await makeShop({ attributes: { SHOP_CPROFATTRS_VISIBLE_B2C: 'firstname,MARKETING_OPT_IN' } })
  const manager = await makeManager(shop, undefined, { passwordHash })
  const carla = await makeCustomer(shop, { passwordHash })
  const other = await makeCustomer(shop, { passwordHash })
  const acting = { ...(await assisting(manager, carla)), permissions: new Set(permissions) }
  await makeSession(shop, carla.accountId)
  await transact({ account: carla.accountId }, (tx) => writePasswordLetter(tx, shop, carla, 'reset'))
  const [letter] = await db.select().from(schema.mails).where(eq(schema.mails.recipient, carla.email))
  return { shop, carla, other, acting, token: letter!.text.match(/reset\/([\w-]+)/)![1]! }
}

type Scene = Awaited<ReturnType<typeof scene>>
const id = '01a20115-0000-7000-8000-000000000000'
const proof = { current: PASSWORD, code: '000000' }

/** What never happens on behalf, by the action it is written down as. */
const never: [ActionName, string, (of: Scene) => unknown][] = [
  [
    'account.changePassword',
    'password',
    ({ acting }) => changePassword(acting, { ...proof, password: 'seven green umbrellas' }),
  ],
  ['account.askReset', 'password', ({ acting, carla }) => askForReset(acting, carla.email)],
  [
    'account.changeEmail',
    'e-mail',
    ({ acting }) => askNewEmail(acting, { currentPassword: PASSWORD, email: 'mine@test.com' }),
  ],
  ['account.confirmEmail', 'e-mail', ({ acting }) => confirmEmail(acting, 'made up')],
  ['secondFactor.begin', 'second factor', ({ acting }) => factor.beginSecondFactor(acting, proof)],
  ['secondFactor.confirm', 'second factor', ({ acting }) => factor.confirmSecondFactor(acting, proof)],
  ['secondFactor.keepCodes', 'second factor', ({ acting }) => factor.keepRecoveryCodes(acting)],
  ['secondFactor.renewCodes', 'second factor', ({ acting }) => factor.renewRecoveryCodes(acting, proof)],
  ['secondFactor.turnOff', 'second factor', ({ acting }) => factor.turnOffSecondFactor(acting, proof)],
  ['account.signOutSession', 'sessions', ({ acting }) => signOutOf(acting, acting.account!.sessionId)],
  ['account.signOutEverywhere', 'sessions', ({ acting }) => signOutEverywhere(acting)],
  ['profile.change', 'consent', ({ acting }) => changeProfile(acting, { firstname: 'Eve', MARKETING_OPT_IN: 'on' })],
  ['assist.answer', 'consent', ({ acting }) => answerRequest(acting, { requestId: id, answer: 'given' })],
  ['assist.dispute', 'help', ({ acting }) => disputeAssist(acting, { assistId: acting.assist.id })],
  ['assist.stop', 'help', ({ acting }) => stopAssist(acting, { assistId: acting.assist.id })],
  [
    'account.reset',
    'link',
    ({ acting, token }) => choosePassword(acting, 'reset', { token, password: 'seven green umbrellas' }),
  ],
  [
    'account.activate',
    'link',
    ({ acting }) => choosePassword(acting, 'activate', { token: 'x', password: 'seven green umbrellas' }),
  ],
  ['account.export', 'data', ({ acting }) => exportOwn(acting)],
  ['account.close', 'account', ({ acting }) => closeAccount(acting, proof)],
  ['customers.search', 'page of another', ({ acting, other }) => customerPage(acting, other.id)],
  ['customers.search', 'search', ({ acting, other }) => findCustomers(acting, other.lastname, 5)],
  ['customers.search', 'list', ({ acting }) => browseCustomers(acting, DeskView.parse({}))],
  ['customers.search', 'found', ({ acting, other }) => searchPage(acting, other.lastname, DeskView.parse({}))],
  ['customers.search', 'recent', ({ acting }) => recentCustomers(acting)],
  ['customers.visit', 'page of another', ({ acting, other }) => rememberVisit(acting, other.id)],
  ['customers.reveal', 'fact of another', ({ acting, other }) => revealFact(acting, other.id, 'phone')],
  ['customers.note', 'notes of another', ({ acting, other }) => notesOf(acting, other.id)],
  ['customers.note', 'note', ({ acting, other }) => addNote(acting, { customerId: other.id, text: 'x' })],
  ['customers.tag', 'tag', ({ acting, other }) => tagCustomer(acting, { customerId: other.id, tag: 'x' })],
  [
    'customers.disable',
    'another',
    ({ acting, other }) => careFor(acting, { customerId: other.id, care: 'disable', reason: 'asked' }),
  ],
  [
    'customers.enable',
    'another',
    ({ acting, other }) => careFor(acting, { customerId: other.id, care: 'enable', reason: 'asked' }),
  ],
  [
    'customers.unlock',
    'another',
    ({ acting, other }) => careFor(acting, { customerId: other.id, care: 'unlock', reason: 'asked' }),
  ],
  [
    'customers.resetPassword',
    'another',
    ({ acting, other }) => careFor(acting, { customerId: other.id, care: 'reset', reason: 'asked' }),
  ],
]

const { accounts, customers, customerAttributes, sessions, mails, accountLinks, secondFactors, customerNotes } = schema

/** Everything that any of it could have changed. */
async function whatStands({ shop, carla, other, acting }: Scene) {
  const people = [carla.accountId, other.accountId, acting.account!.id]
  const who = [carla.id, other.id]
  return [
    await db.select().from(accounts).where(inArray(accounts.id, people)).orderBy(accounts.id),
    await db.select().from(customers).where(inArray(customers.id, who)).orderBy(customers.id),
    await db.select().from(customerAttributes).where(inArray(customerAttributes.customerId, who)),
    await db.select().from(sessions).where(inArray(sessions.accountId, people)).orderBy(sessions.id),
    await db.select().from(accountLinks).where(inArray(accountLinks.accountId, people)).orderBy(accountLinks.id),
    await db.select().from(secondFactors).where(inArray(secondFactors.accountId, people)),
    await db.select().from(customerNotes).where(eq(customerNotes.shopId, shop.id)),
    await db.select().from(mails).where(eq(mails.shopId, shop.id)).orderBy(mails.id),
    await db.select().from(schema.assists).where(eq(schema.assists.id, acting.assist.id)),
  ]
}

test.each(never)(
  '%s (%s) does not happen on behalf: nothing changes, and one row says who tried',
  async (action, _what, attempt) => {
    const set = await scene()
    const before = await whatStands(set)
    const trying = async () => attempt(set)
    // A reset may be begun for the one in hand; whoever else is named is not there.
    const expected = action === 'customers.resetPassword' ? /^missing$/ : /^(notOnBehalf|notAllowed)$/
    await expect(trying()).rejects.toMatchObject({ key: expect.stringMatching(expected) })
    expect(await whatStands(set)).toEqual(before)
    const { auditEntries } = schema
    const mine = and(eq(auditEntries.shopId, set.shop.id), eq(auditEntries.actorId, set.acting.account!.id))
    expect(await db.select().from(auditEntries).where(mine)).toMatchObject([
      { action, outcome: 'refused', actorKind: 'manager', assistId: set.acting.assist.id, customerId: set.carla.id },
    ])
  },
)
