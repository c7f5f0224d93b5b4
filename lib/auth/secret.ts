import 'server-only'
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

/** A secret for a cookie or a link: 256 bits. Only its hash is ever stored. */
export const newSecret = () => randomBytes(32).toString('base64url')

export const hashOfSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')

/**
 * The secret of a link that its maker may look up again, 256 bits. It is reckoned from the row's seed and from what only
 * this server knows, and stored as its hash: whoever reads the database cannot open it.
 */
export const linkSecret = (kind: 'list' | 'handover', id: string, seed: string) =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`${kind} link ${id} ${seed}`).digest('base64url')
