import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { accounts, customers } from '@/db/schema'
import { act, type Note } from '@/lib/audit/act'
import { type Actor, fullName } from '@/lib/auth/actor'
import { HOUR, now } from '@/lib/clock'
import { countTry } from '@/lib/limits'
import { once, plainEmail } from '@/lib/people/commands'
import { isOrganisation } from '@/lib/people/organisations'
import { Refusal } from '@/lib/refusal'
import { listsType, type Shop } from '@/lib/shops/shop'
import { type Enrolment, enrol } from './enrol'
import { adminsOf, writeLetter } from './letters'
import { registrationIn, welcome } from './register'

/** What one address of the net, and whoever writes to one e-mail, may ask for in an hour. */
const limits = { address: { most: 30, within: HOUR }, email: { most: 3, within: HOUR } }

/**
 * "Register": somebody opens an account for themself, by the form of their type. Nothing that is answered or shown
 * tells whether the e-mail was taken already: its owner learns that by a letter, and a newcomer chooses their
 * password by one. `address` is where the request comes from.
 */
export async function registerSelf(actor: Actor, given: unknown, address: string): Promise<void> {
  demandVisitor(actor)
  const enrolment = await registrationIn(actor, given, 'public')
  await joining(actor, enrolment, address)
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
  address: string,
  attach: (tx: Tx, customer: Joined) => Promise<void> = async () => {},
): Promise<void> {
  const email = plainEmail(enrolment.answers.email ?? '')
  const attempt = () =>
    act(actor, 'account.register', { email }, async (tx, note) => {
      await countTry(tx, 'register', `${actor.shop.id}:${address}`, limits.address)
      await countTry(tx, 'register', `${actor.shop.id}:${email}`, limits.email)
      const [owner] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email))
      if (owner) return tellOwner(tx, note, actor, owner.id, email)
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

/** At most once an hour, so that nobody's mailbox is filled by this door. */
async function tellOwner(tx: Tx, note: Note, { shop, locale }: Actor, accountId: string, email: string) {
  note.about('account', accountId)
  const [customer] = await tx.select().from(customers).where(eq(customers.accountId, accountId))
  await writeLetter(tx, 'customer-registered-again', {
    shop,
    locale: customer?.locale ?? locale,
    recipient: email,
    name: customer ? fullName(customer) : email,
    cause: `${accountId}:${Math.floor(now().getTime() / HOUR)}`,
    path: '/sign-in',
  })
}
