import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { db, type Tx } from '@/db'
import { accountLinks, accounts } from '@/db/schema'
import type { LinkPurpose } from '@/db/words'
import { later, now } from '@/lib/clock'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { linkLasts } from './limits'
import { hashOfSecret, newSecret } from './secret'

type NewLink = { shop: Pick<Shop, 'id'>; accountId: string; purpose: LinkPurpose; payload?: string; besides?: boolean }

/**
 * Makes a link and answers its secret, which stands nowhere but in the letter. Older ones of its purpose are dead,
 * unless it is to be good `besides` them.
 */
export async function issueLink(tx: Tx, { shop, accountId, purpose, payload, besides }: NewLink): Promise<string> {
  if (!besides) await withdrawLinks(tx, accountId, { purpose })
  const secret = newSecret()
  const at = now()
  await tx.insert(accountLinks).values({
    id: hashOfSecret(secret),
    shopId: shop.id,
    accountId,
    purpose,
    payload: payload ?? null,
    createdAt: at,
    expiresAt: later(linkLasts[purpose], at),
  })
  return secret
}

type Which = { purpose?: LinkPurpose; shopId?: string }

/** Ends the links of an account that are still good: those of one purpose, of one shop, or all. */
export async function withdrawLinks(tx: Tx, accountId: string, { purpose, shopId }: Which = {}) {
  await tx
    .update(accountLinks)
    .set({ expiresAt: now() })
    .where(
      and(
        eq(accountLinks.accountId, accountId),
        purpose && eq(accountLinks.purpose, purpose),
        shopId ? eq(accountLinks.shopId, shopId) : undefined,
        isNull(accountLinks.usedAt),
        gt(accountLinks.expiresAt, now()),
      ),
    )
}

/**
 * What a link is for, while it is good; looking changes nothing, whoever or whatever looks. Used, replaced,
 * too old, of another shop or purpose, of a disabled account, made up: all the same nothing.
 */
export async function linkOf(shop: Pick<Shop, 'id'>, secret: string, purpose: LinkPurpose) {
  const [link] = await db
    .select({ id: accountLinks.id, accountId: accountLinks.accountId, payload: accountLinks.payload })
    .from(accountLinks)
    .innerJoin(accounts, and(eq(accounts.id, accountLinks.accountId), eq(accounts.enabled, true)))
    .where(isGood(shop, secret, purpose))
  return link
}

/** Uses a link, exactly once however many try at the same time; refuses a dead one. */
export async function redeemLink(tx: Tx, shop: Pick<Shop, 'id'>, secret: string, purpose: LinkPurpose) {
  const [link] = await tx
    .update(accountLinks)
    .set({ usedAt: now() })
    .where(isGood(shop, secret, purpose))
    .returning({ id: accountLinks.id, accountId: accountLinks.accountId, payload: accountLinks.payload })
  if (!link) throw deadLink()
  return link
}

export const deadLink = () => new Refusal('linkDead', 'missing')

const isGood = (shop: Pick<Shop, 'id'>, secret: string, purpose: LinkPurpose) =>
  and(
    eq(accountLinks.id, hashOfSecret(secret)),
    eq(accountLinks.shopId, shop.id),
    eq(accountLinks.purpose, purpose),
    isNull(accountLinks.usedAt),
    gt(accountLinks.expiresAt, now()),
  )
