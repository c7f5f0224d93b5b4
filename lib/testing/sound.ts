import { checkAtOneMoment } from '../../scripts/invariants/check'
import { open } from '../../scripts/invariants/database'

/** What is wrong with this test's database, by the invariants; nothing, if all is well and nothing was left out. */
export async function faultsFound(): Promise<string[]> {
  const db = await open(process.env.DATABASE_URL!)
  const { verdicts, empty } = await checkAtOneMoment(db)
  await db.close()
  return [
    ...verdicts.flatMap(({ id, broken }) => broken.map(({ id: row, what }) => `${id} ${row}: ${what}`)),
    ...empty.map((table) => `${table} is empty`),
  ]
}
