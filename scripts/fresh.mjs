// What a program needs that works on a database of its own.

/** Makes a database on a PostgreSQL server: answers its URL, and how to be rid of it. */
export async function onServer(url, name) {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return {
    url: own.toString(),
    close: async () => {
      await client.query(`drop database ${name} with (force)`)
      await client.end()
    },
  }
}

/** Numbers between 0 and 1 that follow from the seed (mulberry32). */
export function drawn(from) {
  let state = from
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
