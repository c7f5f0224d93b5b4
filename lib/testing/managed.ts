import { desc, eq } from 'drizzle-orm'
import { db } from '@/db'
import { mails, managedListLines, managedLists } from '@/db/schema'
import type { Actor } from '@/lib/auth/actor'
import { addToCart, emptyCart } from '@/lib/cart/commands'
import { makeManagedList, reviseManagedList } from '@/lib/managed-lists/commands'
import { acceptManagedList, rejectManagedList } from '@/lib/managed-lists/decide'
import { AcceptManagedList, MakeManagedList, RejectManagedList, ReviseManagedList } from '@/lib/managed-lists/input'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop } from './make'

/** A shop that makes managed lists for everybody, a customer of it, and a manager who acts for them. */
export async function peopleWithManagedLists(attributes: Record<string, string> = {}, type = 'B2C') {
  const shop = await makeShop({
    attributes: {
      SHOP_SF_MANAGED_LIST_TYPES: 'B2C,B2B',
      SHOP_URL: 'https://shop.test',
      SHOP_PAYMENT_GATEWAYS: 'invoicePaymentGateway,prePaymentGateway,testPaymentGateway',
      ...attributes,
    },
  })
  const customer = await makeCustomer(shop, { type })
  const manager = await makeManager(shop)
  return { shop, customer, manager, carla: asCustomer(shop, customer), anna: await assisting(manager, customer) }
}

/** The commands as a form calls them: with what was typed. */
type Typed = Record<string, unknown>
export const makeList = async (actor: Actor, typed: Typed) => makeManagedList(actor, MakeManagedList.parse(typed))
export const reviseList = async (actor: Actor, typed: Typed) => reviseManagedList(actor, ReviseManagedList.parse(typed))
export const acceptList = async (actor: Actor, typed: Typed) => acceptManagedList(actor, AcceptManagedList.parse(typed))
export const rejectList = async (actor: Actor, typed: Typed) => rejectManagedList(actor, RejectManagedList.parse(typed))

/** Fills the cart, sends it as a list, and leaves the cart empty. */
export async function sendList(actor: Actor, goods: [sku: { id: string }, quantity: number][], values: Typed = {}) {
  for (const [{ id: skuId }, quantity] of goods) await addToCart(actor, { skuId, quantity })
  const list = await makeList(actor, { listName: 'For the lab', ...values })
  await emptyCart(actor)
  return list
}

/** A list as it is by now, with its lines in order. */
export async function listRow({ id }: { id: string }) {
  const [list] = await db.select().from(managedLists).where(eq(managedLists.id, id))
  const lines = await db
    .select()
    .from(managedListLines)
    .where(eq(managedListLines.listId, id))
    .orderBy(managedListLines.position)
  return { ...list!, lines }
}

/** The letters to somebody, newest first. */
export const lettersTo = (email: string) =>
  db.select().from(mails).where(eq(mails.recipient, email)).orderBy(desc(mails.createdAt), desc(mails.id))

/** The secret in the last letter to somebody. */
export async function secretIn(email: string) {
  const [letter] = await lettersTo(email)
  return letter?.text.match(/\/managed-lists\/([\w-]{43})/)?.[1] ?? ''
}
