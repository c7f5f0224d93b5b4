import 'server-only'
import { createHash, randomBytes } from 'node:crypto'

/** A secret for a cookie or a link: 256 bits. Only its hash is ever stored. */
export const newSecret = () => randomBytes(32).toString('base64url')

export const hashOfSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')
