import 'server-only'
import { Refusal } from '@/lib/refusal'

/** A browser needs one for each customer it shows; many people may stand behind one address. */
const MOST = { session: 12, address: 2_000, process: 10_000 } as const

const held = globalThis as { behalfConnections?: Map<string, number> }
held.behalfConnections ??= new Map()
const open = held.behalfConnections

/** Counts one more open connection, or refuses it; what it answers takes it back. Each process counts for itself. */
export function limitConnections({ sessionId, address }: { sessionId: string; address: string }): () => void {
  const counted = [
    { key: 'all', most: MOST.process },
    { key: `session ${sessionId}`, most: MOST.session },
    ...(address ? [{ key: `address ${address}`, most: MOST.address }] : []),
  ]
  if (counted.some(({ key, most }) => (open.get(key) ?? 0) >= most)) {
    throw new Refusal('tooOften', 'throttled', { minutes: 1, seconds: 60 })
  }
  for (const { key } of counted) open.set(key, (open.get(key) ?? 0) + 1)
  let isHeld = true
  return () => {
    if (!isHeld) return
    isHeld = false
    for (const { key } of counted) {
      const left = (open.get(key) ?? 1) - 1
      if (left > 0) open.set(key, left)
      else open.delete(key)
    }
  }
}

/** How many are counted at the moment. */
export const connections = () => open.get('all') ?? 0
