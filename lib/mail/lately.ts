import 'server-only'
import { and, count, eq, gt, inArray } from 'drizzle-orm'
import type { Tx } from '@/db'
import { mails } from '@/db/schema'
import { HOUR, later } from '@/lib/clock'

/** How many letters of each of these kinds have been written to one address in the last hour; none is missing. */
export async function lettersLately<Template extends string>(
  tx: Tx,
  recipient: string,
  templates: readonly Template[],
): Promise<Record<Template, number>> {
  const counted = await tx
    .select({ template: mails.template, letters: count() })
    .from(mails)
    .where(
      and(eq(mails.recipient, recipient), inArray(mails.template, [...templates]), gt(mails.createdAt, later(-HOUR))),
    )
    .groupBy(mails.template)
  const of = (template: Template) => counted.find((row) => row.template === template)?.letters ?? 0
  return Object.fromEntries(templates.map((each) => [each, of(each)])) as Record<Template, number>
}
