import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customerShops, customers } from '@/db/schema'
import type { Locale } from '@/db/words'
import { act, type Note } from '@/lib/audit/act'
import { type Actor, fullName } from '@/lib/auth/actor'
import { hasRoomFor, writePasswordLetter } from '@/lib/auth/link-mail'
import { HOUR, now } from '@/lib/clock'
import { customerAccess } from '@/lib/people/access'
import { once, plainEmail } from '@/lib/people/commands'
import { Refusal } from '@/lib/refusal'
import { listsType } from '@/lib/shops/shop'
import { nameIn } from './answers'
import { type Enrolment, enrol } from './enrol'
import { tellShop, type Word, writeLetter } from './letters'
import { needsLook } from './look'
import { answerAgain, keepAnswers, pendingFor } from './pending'
import { registrationIn, welcome } from './register'

/** Somebody who registers, held against their form: whom to enrol, and what is theirs then. */
export type Joining = Enrolment & { attach?: (tx: Tx, customer: Joined) => Promise<void> }

type Joined = Awaited<ReturnType<typeof enrol>>

/**
 * "Register": somebody opens an account for themself, by the form of their type. Nothing that is answered or shown
 * tells whether the e-mail was taken already: its owner learns that by a letter, and a newcomer chooses their
 * password by one.
 */
export async function registerSelf(actor: Actor, given: unknown): Promise<void> {
  await joinNow(actor, await registering(actor, given))
}

/** The first half of it, which is the same for everybody; nothing is looked up by the e-mail. */
export async function registering(actor: Actor, given: unknown): Promise<Joining> {
  demandVisitor(actor)
  return registrationIn(actor, given, 'public')
}

/** Somebody who registers is nobody yet: whoever is signed in has an account, or is a manager, who has a form of their own. */
export function demandVisitor(actor: Actor) {
  if (actor.account) throw new Refusal('notAllowed', 'forbidden')
}

/** The second half: enrols a newcomer; whoever has an account already gets a letter instead. */
export async function joinNow(actor: Actor, { attach, ...enrolment }: Joining): Promise<void> {
  const email = plainEmail(enrolment.answers.email ?? '')
  const attempt = () =>
    act(actor, 'account.register', { email }, async (tx, note) => {
      const [owner] = await tx
        .select({ id: accounts.id, hasPassword: accounts.passwordHash })
        .from(accounts)
        .where(eq(accounts.email, email))
      if (owner) return again(tx, note, actor, { ...owner, email, enrolment })
      const customer = await admit(tx, note, actor, enrolment)
      await attach?.(tx, customer)
    })
  try {
    await once(attempt())
  } catch (error) {
    const cameSecond = error instanceof Refusal && error.key === 'emailTaken'
    if (!cameSecond) throw error
    await attempt() // and finds the account that came first
  }
}

async function admit(tx: Tx, note: Note, actor: Actor, enrolment: Enrolment): Promise<Joined> {
  const { shop } = actor
  const { type } = enrolment
  const waiting = needsLook(shop, type)
  const customer = await enrol(tx, actor, { ...enrolment, waiting })
  note.about('customer', customer.id)
  note.concerning(customer.id)
  note.changed(null, { type, waiting })
  const link = await welcome(tx, actor, customer, waiting)
  const { answers } = enrolment
  await keepAnswers(tx, { accountId: customer.accountId, linkId: link?.id ?? null, type, answers, written: true })
  if (waiting || listsType(shop, 'SHOP_SF_REQUIRE_REG_NOTIFY_TYPES', type)) {
    await tellShop(tx, shop, customer, customer.id)
  }
  return customer
}

type Owner = { id: string; hasPassword: string | null; email: string; enrolment: Enrolment }

/**
 * An e-mail that has an account. As long as nobody has chosen a password for it, nobody knows whose the answers are
 * that came first: these ones go along with a letter of their own, and count if its link is used. What the shop's own
 * people wrote down stays, and the letter is another one to activate that.
 */
async function again(tx: Tx, note: Note, actor: Actor, owner: Owner) {
  const { id: accountId, hasPassword, email, enrolment } = owner
  note.about('account', accountId)
  if (hasPassword !== null) return tellOwner(tx, actor, owner)
  const { type, answers } = enrolment
  const pending = await pendingFor(tx, accountId)
  const newcomer = await customerAccess(actor.shop, { accountId }, tx)
  if (!newcomer) return whileWaiting(tx, actor, owner)
  if (!(await hasRoomFor(tx, email, 'customer-activation'))) return
  if (pending.length === 0) return writePasswordLetter(tx, actor.shop, newcomer, 'activate')
  const locale = (answers.locale ?? actor.locale) as Locale
  const to = { accountId, email, locale, name: nameIn(answers), besides: true }
  const linkId = await writePasswordLetter(tx, actor.shop, to, 'activate')
  await keepAnswers(tx, { accountId, linkId, type, answers, written: false })
}

/** Whoever waits to be let in here may answer again, and the shop is told; whoever waits elsewhere is a stranger here. */
async function whileWaiting(tx: Tx, actor: Actor, owner: Owner) {
  const { id: accountId, enrolment } = owner
  const { type, answers } = enrolment
  const customerId = await waitingHere(tx, actor, accountId)
  const became = customerId ? await answerAgain(tx, customerId, { accountId, type, answers }) : 'letIn'
  if (became === 'letIn') return tellOwner(tx, actor, owner)
  const customer = await customerOf(tx, accountId)
  if (became === 'changed' && customer) await tellShop(tx, actor.shop, customer, onceAnHour(accountId))
  return writeAgain(tx, actor, owner, 'customer-registered-waiting')
}

async function waitingHere(tx: Tx, { shop }: Actor, accountId: string) {
  const [row] = await tx
    .select({ id: customers.id })
    .from(customers)
    .innerJoin(customerShops, and(eq(customerShops.customerId, customers.id), eq(customerShops.shopId, shop.id)))
    .where(and(eq(customers.accountId, accountId), eq(customerShops.enabled, false)))
  return row?.id
}

const customerOf = async (tx: Tx, accountId: string) =>
  (await tx.select().from(customers).where(eq(customers.accountId, accountId))).at(0)

async function tellOwner(tx: Tx, actor: Actor, owner: Owner) {
  const customer = await customerOf(tx, owner.id)
  return writeAgain(tx, actor, owner, 'customer-registered-again', customer)
}

type Named = Pick<typeof customers.$inferSelect, 'locale' | 'salutation' | 'firstname' | 'lastname'>

const onceAnHour = (accountId: string) => `${accountId}:${Math.floor(now().getTime() / HOUR)}`

/** At most once an hour, so that nobody's mailbox is filled by this door. */
function writeAgain(tx: Tx, { shop, locale }: Actor, owner: Owner, word: Word, customer?: Named) {
  const { id, email } = owner
  return writeLetter(tx, word, {
    shop,
    locale: customer?.locale ?? locale,
    recipient: email,
    name: customer ? fullName(customer) : email,
    cause: onceAnHour(id),
    path: word === 'customer-registered-again' ? '/sign-in' : '/',
  })
}
