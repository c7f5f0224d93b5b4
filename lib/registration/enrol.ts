import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { customers } from '@/db/schema'
import type { BuyerRole, Locale } from '@/db/words'
import type { Actor } from '@/lib/auth/actor'
import { writeAttributes } from '@/lib/people/attributes'
import { plainEmail } from '@/lib/people/commands'
import type { Answers } from '@/lib/people/fields'
import { insertCustomer, nextCustomerNumber, promote, prospectOf } from '@/lib/people/new-customer'
import { type Organisation, roleAttributes } from '@/lib/people/organisations'
import { columns } from '@/lib/people/profile'
import { writeStanding } from '@/lib/people/standing'
import { attributesIn, keepAddress } from './answers'

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

/**
 * Writes a new customer down as their form says, with account, attributes and addresses, and answers the row.
 * A prospect of the same e-mail becomes that customer. That the e-mail is nobody else's, the database says; that it is
 * theirs, nobody knows yet, so whatever only they may say, such as yes to advertising, is left out.
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
  await writeAttributes(tx, id, attributesIn(answers))
  const place = { shopId: organisation?.id ?? actor.shop.id, customerId: id }
  if (answers.b2brole) await writeStanding(tx, place, roleAttributes(answers.b2brole as BuyerRole))
  if (answers.line1) await keepAddress(tx, id, answers)
  const [row] = await tx.select().from(customers).where(eq(customers.id, id))
  return { ...row!, accountId: row!.accountId!, wasProspect: Boolean(prospect) }
}
