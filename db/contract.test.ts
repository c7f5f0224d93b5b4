import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { assertDurable, db, type Tx, transact } from '.'
import { isUniqueViolation } from './errors'
import { counters } from './schema'

/** What every database of ours promises. Runs unchanged on both. */

const breathe = () => new Promise((resolve) => setImmediate(resolve))

const counted = async (name: string) => (await db.select().from(counters).where(eq(counters.name, name)))[0]?.value

const make = (name: string, value = 0) =>
  transact({ counter: name }, async (tx) => {
    await tx.insert(counters).values({ name, value })
  })

/** Reads, decides, lets others run, and writes: what loses updates where nobody keeps order. */
async function readModifyWrite(tx: Tx, name: string) {
  const [row] = await tx.select().from(counters).where(eq(counters.name, name))
  await breathe()
  await tx
    .update(counters)
    .set({ value: row!.value + 1 })
    .where(eq(counters.name, name))
}

describe('a transaction', () => {
  test('loses nothing to 200 others that read, modify and write the same row', async () => {
    await make('busy')

    await Promise.all(
      Array.from({ length: 200 }, () => transact({ counter: 'busy' }, (tx) => readModifyWrite(tx, 'busy'))),
    )

    expect(await counted('busy')).toBe(200)
  })

  test('is never seen half done', async () => {
    await make('left', 100)
    await make('right', 0)
    let moving = true
    const seen = new Set<number>()
    const reading = (async () => {
      while (moving) {
        const both = await db
          .select({ sum: sql<number>`sum(${counters.value})`.mapWith(Number) })
          .from(counters)
          .where(sql`${counters.name} in ('left', 'right')`)
        seen.add(both[0]!.sum)
        await breathe()
      }
    })()

    for (let step = 0; step < 50; step++) {
      await transact({ counter: 'left' }, async (tx) => {
        await tx
          .update(counters)
          .set({ value: sql`${counters.value} - 1` })
          .where(eq(counters.name, 'left'))
        await breathe()
        await tx
          .update(counters)
          .set({ value: sql`${counters.value} + 1` })
          .where(eq(counters.name, 'right'))
      })
    }
    moving = false
    await reading

    expect([...seen]).toEqual([100])
  })

  test('that fails leaves nothing behind, and the next one is not disturbed', async () => {
    await make('whole')

    const failing = transact({ counter: 'whole' }, async (tx) => {
      await readModifyWrite(tx, 'whole')
      throw new Error('half way')
    })
    const following = transact({ counter: 'whole' }, (tx) => readModifyWrite(tx, 'whole'))

    await expect(failing).rejects.toThrow('half way')
    await following
    expect(await counted('whole')).toBe(1)
  })

  test('does not nest', async () => {
    const nested = transact({ counter: 'outer' }, () => transact({ counter: 'inner' }, async () => {}))

    await expect(nested).rejects.toThrow('does not nest')
  })

  test('refuses a statement that comes after its end', async () => {
    await make('late')
    let leaked: Tx | undefined
    await transact({ counter: 'late' }, async (tx) => {
      leaked = tx
    })

    const late = await readModifyWrite(leaked!, 'late').catch((error: Error) => `${error} ${error.cause}`)

    expect(late).toContain('after its transaction')
    expect(await counted('late')).toBe(0)
  })

  test('of the same scope waits its turn', async () => {
    const order: string[] = []
    const work = (name: string) =>
      transact({ thing: 'one' }, async () => {
        order.push(`${name} in`)
        await breathe()
        await breathe()
        order.push(`${name} out`)
      })

    await Promise.all([work('a'), work('b')])

    const [first, second] = order[0] === 'a in' ? ['a', 'b'] : ['b', 'a']
    expect(order).toEqual([`${first} in`, `${first} out`, `${second} in`, `${second} out`])
  })

  test('that inserts what is already there fails as a unique violation', async () => {
    await make('once')

    const twice = await make('once').catch((error: unknown) => error)

    expect(isUniqueViolation(twice)).toBe(true)
  })

  test('with several scopes never waits in a circle', async () => {
    await make('x')
    await make('y')

    await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        transact(at % 2 ? { a: 'x', b: 'y' } : { b: 'y', a: 'x' }, async (tx) => {
          await readModifyWrite(tx, at % 2 ? 'x' : 'y')
          await readModifyWrite(tx, at % 2 ? 'y' : 'x')
        }),
      ),
    )

    expect([await counted('x'), await counted('y')]).toEqual([40, 40])
  })
})

test('the database is set up as durable as we promise', async () => {
  await expect(assertDurable()).resolves.toBeUndefined()
})

test('reading cannot write', async () => {
  expect(Object.keys(db)).not.toContain('insert')
  const writer = db as unknown as Tx

  await expect((async () => writer.insert(counters).values({ name: 'sneaky', value: 1 }))()).rejects.toThrow()
})
