import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customers } from '@/db/schema'
import { act, type Note } from '@/lib/audit/act'
import { type Actor, fullName } from '@/lib/auth/actor'
import { hasRoomFor, writePasswordLetter } from '@/lib/auth/link-mail'
import { HOUR, now } from '@/lib/clock'
import { customerAccess } from '@/lib/people/access'
import { once, plainEmail } from '@/lib/people/commands'
import { isOrganisation } from '@/lib/people/organisations'
import { Refusal } from '@/lib/refusal'
import { listsType, type Shop } from '@/lib/shops/shop'
import { type Enrolment, enrol } from './enrol'
import { adminsOf, writeLetter } from './letters'
import { registrationIn, welcome } from './register'

/**
 * "Register": somebody opens an account for themself, by the form of their type. Nothing that is answered or shown
 * tells whether the e-mail was taken already: its owner learns that by a letter, and a newcomer chooses their
 * password by one.
 */
export async function registerSelf(actor: Actor, given: unknown): Promise<void> {
  demandVisitor(actor)
  const enrolment = await registrationIn(actor, given, 'public')
  await joining(actor, enrolment)
}

/** Somebody who registers is nobody yet: whoever is signed in has an account, or is a manager, who has a form of their own. */
export function demandVisitor(actor: Actor) {
  if (actor.account) throw new Refusal('notAllowed', 'forbidden')
}

type Joined = Awaited<ReturnType<typeof enrol>>

/** Enrols a newcomer, and `attach`es what is theirs; whoever has an account already gets a letter instead. */
export async function joining(
  actor: Actor,
  enrolment: Enrolment,
  attach: (tx: Tx, customer: Joined) => Promise<void> = async () => {},
): Promise<void> {
  const email = plainEmail(enrolment.answers.email ?? '')
  const attempt = () =>
    act(actor, 'account.register', { email }, async (tx, note) => {
      const [owner] = await tx
        .select({ id: accounts.id, hasPassword: accounts.passwordHash })
        .from(accounts)
        .where(eq(accounts.email, email))
      if (owner) return tellOwner(tx, note, actor, { ...owner, email })
      const customer = await admit(tx, note, actor, enrolment)
      await attach(tx, customer)
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
  await welcome(tx, actor, customer, waiting)
  if (waiting || listsType(shop, 'SHOP_SF_REQUIRE_REG_NOTIFY_TYPES', type)) {
    const { email } = customer
    const told = { shop, locale: shop.languages[0] ?? 'en', name: fullName(customer), email, type }
    for (const recipient of adminsOf(shop)) {
      await writeLetter(tx, 'adm-customer-registered', {
        ...told,
        recipient,
        cause: customer.id,
        path: '/service?sort=time&order=down',
      })
    }
  }
  return customer
}

/** Whether somebody has to look before they are let in: by their type; and always before they buy for an organisation. */
const needsLook = (shop: Shop, type: string) =>
  isOrganisation(shop) || listsType(shop, 'SHOP_SF_REQUIRE_REG_APPROVE_TYPES', type)

/**
 * Whoever has not chosen a password yet gets another letter to do so; everybody else is told, at most once an hour,
 * so that nobody's mailbox is filled by this door.
 */
async function tellOwner(tx: Tx, note: Note, { shop, locale }: Actor, { id, hasPassword, email }: Owner) {
  note.about('account', id)
  const newcomer = hasPassword === null && (await customerAccess(shop, { accountId: id }, tx))
  if (newcomer) {
    const room = await hasRoomFor(tx, email, 'customer-activation')
    return room ? writePasswordLetter(tx, shop, newcomer, 'activate') : undefined
  }
  const [customer] = await tx.select().from(customers).where(eq(customers.accountId, id))
  await writeLetter(tx, 'customer-registered-again', {
    shop,
    locale: customer?.locale ?? locale,
    recipient: email,
    name: customer ? fullName(customer) : email,
    cause: `${id}:${Math.floor(now().getTime() / HOUR)}`,
    path: '/sign-in',
  })
}

type Owner = { id: string; hasPassword: string | null; email: string }
