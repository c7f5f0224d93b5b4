import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { addresses, customers } from '@/db/schema'
import { addressKinds, type BuyerRole, type Locale } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { now } from '@/lib/clock'
import { writeAttributes } from '@/lib/people/attributes'
import { plainEmail } from '@/lib/people/commands'
import type { Answers } from '@/lib/people/fields'
import { insertCustomer, nextCustomerNumber, promote, prospectOf } from '@/lib/people/new-customer'
import { type Organisation, roleAttributes } from '@/lib/people/organisations'
import { columns, refreshSearch } from '@/lib/people/profile'

export type Enrolment = {
  type: string
  answers: Answers
  /** The company they buy for, and whose sub-shop they then belong to as well. */
  organisation?: Organisation
  /** Registered, but let in only when somebody has looked. */
  waiting?: boolean
  /** Who registered them, as they are called now. */
  manager?: { name: string; email: string }
}

/** What is kept elsewhere than among the customer's attributes. */
const kept: readonly string[] = [
  ...columns,
  ...['email', 'locale', 'organisation', 'b2brole', 'line1', 'line2', 'postcode', 'city', 'country'],
]

/**
 * Writes a new customer down as their form says, with account, attributes and addresses, and answers the row.
 * A prospect of the same e-mail becomes that customer. That the e-mail is nobody else's, the database says.
 */
export async function enrol(tx: Tx, actor: Actor, { type, answers, organisation, waiting, manager }: Enrolment) {
  const shops = organisation ? [actor.shop, organisation] : [actor.shop]
  const email = plainEmail(answers.email ?? '')
  const prospect = await prospectOf(tx, email, shops)
  const said = Object.fromEntries(columns.flatMap((name) => (answers[name] ? [[name, answers[name]]] : [])))
  const customer = {
    ...{ firstname: '', lastname: '', company: organisation?.name ?? '' },
    ...said,
    type,
    email,
    number: prospect?.number ?? (await nextCustomerNumber(tx)),
    locale: (answers.locale ?? actor.locale) as Locale,
    passwordHash: null,
    shops,
    waiting,
    registrationManagerName: manager?.name,
    registrationManagerEmail: manager?.email,
  }
  const id = prospect ? await promote(tx, prospect.id, customer) : await insertCustomer(tx, customer)
  const others = Object.entries(answers).filter(([name]) => !kept.includes(name))
  const role = answers.b2brole ? roleAttributes(answers.b2brole as BuyerRole) : {}
  await writeAttributes(tx, id, { ...Object.fromEntries(others), ...role })
  if (answers.line1) await keepAddress(tx, id, answers)
  const [row] = await tx.select().from(customers).where(eq(customers.id, id))
  return { ...row!, accountId: row!.accountId!, wasProspect: Boolean(prospect) }
}

/** One address for both uses, until the customer says otherwise. */
async function keepAddress(tx: Tx, customerId: string, answers: Answers) {
  const { firstname, lastname, company = '', phone = '', line1, line2 = '', postcode, city, country } = answers
  const address = { line1: line1!, line2, postcode: postcode!, city: city!, country: country!, company, phone }
  const name = `${firstname} ${lastname}`
  for (const kind of addressKinds) {
    await tx.insert(addresses).values({ customerId, kind, isDefault: true, name, ...address, createdAt: now() })
  }
  await refreshSearch(tx, customerId)
}
