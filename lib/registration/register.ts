import 'server-only'
import { and, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { db, type Tx } from '@/db'
import { customers } from '@/db/schema'
import { assistNewcomer, startAssist } from '@/lib/assist/commands'
import { act, look } from '@/lib/audit/act'
import { type Actor, fullName, may } from '@/lib/auth/actor'
import { isStale } from '@/lib/auth/recent'
import { later, MINUTE } from '@/lib/clock'
import { once, plainEmail } from '@/lib/people/commands'
import type { Answers } from '@/lib/people/fields'
import { answersIn, type Place, registrationForm } from '@/lib/people/forms'
import { organisationsOf } from '@/lib/people/organisations'
import { Refusal } from '@/lib/refusal'
import { activationLink } from './activation'
import { enrol } from './enrol'
import { writeLetter } from './letters'

/** What a registration sends: the type, and whatever its form asks. */
const Typed = z.looseObject({ type: z.string().max(20) })

/** The type and the answers of a registration, as its form has them, or which fields are wrong. */
export async function registrationIn(actor: Actor, given: unknown, place: Place) {
  const typed = Typed.safeParse(given)
  const type = typed.success ? typed.data.type : ''
  return { type, answers: answersIn(await registrationForm(actor, type, place), given) }
}

export type Registered = { customerId: string; assistId: string | null }

/**
 * "Add a customer": a manager registers somebody, whose activation letter is then on its way, and acts for them at
 * once; all of it in one transaction, or nothing. Pressing twice continues what the first press began.
 */
export async function registerCustomer(actor: Actor, given: unknown): Promise<Registered> {
  await look(actor, 'customers.register')
  const { type, answers } = await registrationIn(actor, given, 'desk')
  const organisation = (await organisationsOf(actor.shop)).find(({ id }) => id === answers.organisation)
  const { name, email } = actor.account!
  const registering = act(actor, 'customers.register', { email: plainEmail(answers.email!) }, async (tx, note) => {
    const customer = await enrol(tx, actor, { type, answers, organisation, manager: { name, email } })
    note.about('customer', customer.id)
    note.concerning(customer.id)
    note.changed(null, { type, organisation: organisation?.id, prospect: customer.wasProspect })
    await welcome(tx, actor, customer)
    return { customerId: customer.id, assistId: await assistNewcomer(tx, note, actor, customer.id) }
  })
  try {
    return await once(registering)
  } catch (error) {
    const begun = error instanceof Refusal && error.key === 'emailTaken' ? await justBegun(actor, answers) : undefined
    if (begun) return begun
    throw error
  }
}

type Welcomed = Pick<typeof customers.$inferSelect, 'email' | 'locale' | 'salutation' | 'firstname' | 'lastname'> & {
  accountId: string
}

/**
 * The letter with which somebody chooses a password: nobody else ever sees or sets one. Who is not let in yet gets it
 * when they are. Answers its link.
 */
export async function welcome(tx: Tx, { shop }: Actor, customer: Welcomed, waiting = false) {
  const { accountId, locale, email } = customer
  const link = waiting ? undefined : await activationLink(tx, shop, accountId)
  await writeLetter(tx, waiting ? 'customer-registered-waiting' : 'customer-registered', {
    shop,
    locale,
    recipient: email,
    name: fullName(customer),
    cause: accountId,
    path: link?.path ?? '/',
  })
  return link
}

/** The same form, pressed again by the same manager a moment later: the customer is there, and so is the assist. */
async function justBegun(
  actor: Actor,
  { email = '', firstname = '', lastname = '' }: Answers,
): Promise<Registered | undefined> {
  const [found] = await db
    .select({ id: customers.id })
    .from(customers)
    .where(
      and(
        eq(customers.email, plainEmail(email)),
        eq(customers.firstname, firstname),
        eq(customers.lastname, lastname),
        eq(customers.registrationManagerEmail, actor.account!.email),
        gt(customers.updatedAt, later(-2 * MINUTE)),
      ),
    )
  if (!found) return undefined
  if (!may(actor, 'assist.start') || (await isStale(actor))) return { customerId: found.id, assistId: null }
  const { id } = await startAssist(actor, { customerId: found.id, reason: 'account', reasonText: '', ticket: '' })
  return { customerId: found.id, assistId: id }
}
