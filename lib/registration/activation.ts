import 'server-only'
import type { Tx } from '@/db'
import { issueLink } from '@/lib/auth/links'
import type { Shop } from '@/lib/shops/shop'

/** Where a new customer chooses their password: known to nobody but who reads their letter. */
export const activationPath = async (tx: Tx, shop: Shop, accountId: string) =>
  `/activate/${await issueLink(tx, { shop, accountId, purpose: 'activate' })}`
