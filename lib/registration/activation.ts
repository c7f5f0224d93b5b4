import 'server-only'
import type { Tx } from '@/db'
import { issueLink } from '@/lib/auth/links'
import { hashOfSecret } from '@/lib/auth/secret'
import type { Shop } from '@/lib/shops/shop'

/** Where a new customer chooses their password: known to nobody but who reads their letter. */
export async function activationLink(tx: Tx, shop: Shop, accountId: string) {
  const secret = await issueLink(tx, { shop, accountId, purpose: 'activate' })
  return { id: hashOfSecret(secret), path: `/activate/${secret}` }
}
