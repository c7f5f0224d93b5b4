import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db'
import { addresses, customers } from '@/db/schema'
import { addressKinds, type Locale } from '@/db/words'
import { now } from '@/lib/clock'
import { consents, writeAttributes } from '@/lib/people/attributes'
import type { Answers } from '@/lib/people/fields'
import { columns, refreshSearch, refreshSorting } from '@/lib/people/profile'

/** What is kept elsewhere than among the customer's attributes. */
const kept: readonly string[] = [
  ...columns,
  ...['email', 'locale', 'organisation', 'b2brole', 'line1', 'line2', 'postcode', 'city', 'country'],
]

const pick = (answers: Answers, wanted: (name: string) => boolean): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => wanted(name)))

/** What somebody answered beyond who they are and where, and what only they may say. */
export const attributesIn = (answers: Answers) =>
  pick(answers, (name) => !kept.includes(name) && !consents.includes(name))

/** The yes and no that are nobody's but the owner's of the letter. */
export const consentsIn = (answers: Answers) => pick(answers, (name) => consents.includes(name))

/** What somebody is called. */
export const namesIn = (answers: Answers) => pick(answers, (name) => columns.some((column) => column === name))

export type Said = { type: string; answers: Answers }

/**
 * Puts what was answered now in the place of what was answered before: of that nothing stays, and what the shop knows
 * or has written besides is not touched.
 */
export async function replaceAnswers(tx: Tx, customerId: string, before: Said, { type, answers }: Said) {
  const named = columns.filter((name) => answers[name] || before.answers[name])
  const row = Object.fromEntries(named.map((name) => [name, answers[name] ?? '']))
  const locale = answers.locale ? { locale: answers.locale as Locale } : {}
  await tx
    .update(customers)
    .set({ ...row, ...locale, type, updatedAt: now() })
    .where(eq(customers.id, customerId))
  const gone = Object.fromEntries(Object.keys(attributesIn(before.answers)).map((code) => [code, '']))
  await writeAttributes(tx, customerId, { ...gone, ...attributesIn(answers) })
  await dropAddress(tx, customerId, before.answers)
  if (answers.line1) await keepAddress(tx, customerId, answers)
  await refreshSearch(tx, customerId)
  await refreshSorting(tx, customerId)
}

/** One address for both uses, before others, until the customer says otherwise. */
export async function keepAddress(tx: Tx, customerId: string, answers: Answers) {
  const { company = '', phone = '', line1, line2 = '', postcode, city, country } = answers
  const address = { line1: line1!, line2, postcode: postcode!, city: city!, country: country!, company, phone }
  await tx.update(addresses).set({ isDefault: false }).where(eq(addresses.customerId, customerId))
  for (const kind of addressKinds) {
    await tx
      .insert(addresses)
      .values({ customerId, kind, isDefault: true, name: nameIn(answers), ...address, createdAt: now() })
  }
  await refreshSearch(tx, customerId)
}

export const nameIn = ({ firstname = '', lastname = '' }: Answers) => `${firstname} ${lastname}`.trim()

async function dropAddress(tx: Tx, customerId: string, answers: Answers) {
  const { line1, line2 = '', postcode = '', city = '' } = answers
  if (!line1) return
  await tx
    .delete(addresses)
    .where(
      and(
        eq(addresses.customerId, customerId),
        eq(addresses.line1, line1),
        eq(addresses.line2, line2),
        eq(addresses.postcode, postcode),
        eq(addresses.city, city),
      ),
    )
}
