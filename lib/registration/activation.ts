import 'server-only'
import type { Tx } from '@/db'
import { newSecret } from '@/lib/auth/secret'

/** Where a new customer chooses their password. */
export const activationPath = async (_tx: Tx, _accountId: string) => `/activate/${newSecret()}`
