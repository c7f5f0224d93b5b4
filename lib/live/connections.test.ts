import { expect, test } from 'vitest'
import { connections, limitConnections } from './connections'

const refused = expect.objectContaining({ key: 'tooOften', reason: 'throttled' })

/** So many more listeners, each signed in for themself. */
const listen = (many: number, addressOf: (n: number) => string) =>
  Array.from({ length: many }, (_, n) => limitConnections({ sessionId: `${addressOf(n)} ${n}`, address: addressOf(n) }))

test.each([
  ['behind one address', 2_000, () => '192.0.2.1', { sessionId: 'next', address: '198.51.100.1' }],
  ['in one process', 10_000, (n: number) => `10.0.${n >> 8}.${n & 255}`, undefined],
])(
  'no more listen at once %s than we can serve, and a place that is given back is free once',
  (_, most, from, other) => {
    const leave = listen(most, from)
    const next = { sessionId: 'late', address: from(0) }
    expect(() => limitConnections(next)).toThrow(refused)
    expect(connections()).toBe(most)
    if (other) leave.push(limitConnections(other))
    leave[0]!()
    leave[0]!()
    leave[0] = limitConnections(next)
    expect(() => limitConnections({ ...next, sessionId: 'later' })).toThrow(refused)
    for (const each of leave) each()
    expect(connections()).toBe(0)
  },
)
