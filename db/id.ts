import { randomBytes } from 'node:crypto'

/**
 * A new id: UUIDv7, so that ids made later sort later and indexes grow at their end.
 * The time inside is the machine's, not `lib/clock`'s: ids must stay unique when a test moves the clock.
 */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
