import { beforeAll, describe, expect, test } from 'vitest'
import type { Customer } from '@/lib/auth/actor'
import { asCustomer, makeManager, makeShop, makeSku, only } from '@/lib/testing/make'
import { plant } from '@/lib/testing/planted'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import { type Exported, exportOwn } from './export'
import { nouns } from './nouns'

const tables = nouns.map(({ table }) => table)
const shown = new Set(nouns.flatMap((noun) => ('shows' in noun ? [noun.table] : [])))

/** Every column with a text that an export leaves out of a table it shows. A new column is shown, or stands here. */
const unshown = {
  'keys, and what they are made of': [
    ...['accounts.passwordHash', 'accountLinks.id', 'assistRequests.codeDigest', 'handovers.linkHash'],
    ...['handovers.linkSeed', 'knownDevices.hash', 'lists.linkHash', 'lists.linkSeed', 'managedLists.linkHash'],
    ...['orders.guestHash', 'orders.placementKey', 'paymentTokens.guestHash', 'paymentTokens.token'],
    ...['recurringDates.placementKey', 'sessions.id'],
  ],
  'who of the shop, or of their colleagues, it was': [
    ...['assistChanges.takenBackByName', 'assists.lockTakenBy', 'cartLines.addedById', 'cartLines.addedByName'],
    ...['cartLines.changedById', 'cartLines.changedByName', 'carts.changedById', 'carts.changedByName'],
    ...['couponHolders.givenByName', 'customers.registrationManagerEmail', 'customers.registrationManagerName'],
    ...['handovers.managerName', 'listLines.addedById', 'listLines.addedByName', 'managedLists.decidedByName'],
    ...['managedLists.managerEmail', 'managedLists.managerName', 'orderHistory.actorId', 'orderHistory.actorName'],
    ...['orderLines.addedByName', 'orderRequests.answeredByName', 'orderRequests.askedById', 'orders.approvedBy'],
    ...['orders.managerEmail', 'orders.managerId', 'orders.managerName', 'paymentTokens.addedByName'],
    ...['recurringDates.byName', 'recurringLines.addedById', 'recurringLines.addedByName'],
    ...['recurringOrders.managerEmail', 'recurringOrders.managerId', 'recurringOrders.managerName'],
  ],
  'what the staff write for each other': [
    ...['assistRequests.ticket', 'assists.note', 'assists.ticket', 'orderHistory.remark'],
  ],
  'our own numbers and words for things': [
    ...['assistChanges.key', 'carts.placeSaidInId', 'managedListLines.alternatives', 'mails.template'],
    ...['orderHistory.assistId', 'orderHistory.event', 'orderHistory.onBehalfOfId', 'orderHistory.requestId'],
    ...['orderLines.managedListLine', 'orderLines.taxCode', 'orderRequests.assistId', 'orders.cartId'],
    ...['payments.aboutId', 'payments.message', 'payments.reference', 'paymentTokens.gateway'],
    ...['quickCheckouts.deliveryMethodId', 'quickCheckouts.paymentTokenId', 'recurringDates.cartId'],
    ...['cartLines.listReference', 'listLines.listReference', 'mails.dedupeKey', 'mails.lastError', 'mails.sender'],
  ],
  'shown in another column, or another table': [
    ...['customerShops.sortCompany', 'customerShops.sortName', 'deliveries.externalUrl', 'mails.html'],
    ...['managedListLines.currencyThen', 'orderHistory.fromState', 'orders.assistReason', 'orders.reversedNumber'],
    ...['recurringOrders.anchor', 'recurringOrders.assistReason'],
  ],
  'how many, and when, the shop expects to deliver': [
    ...['deliveries.estimatedMax', 'deliveries.estimatedMin', 'recurringDates.lacks'],
  ],
}

let planted: Set<string>
let exported: Exported
let text: string

/** Two of one shop and one company: everywhere in the rows of each stands whose they are. */
beforeAll(async () => {
  const shop = await makeShop()
  const given = { shops: shop, managers: (await makeManager(shop)).account, skus: await makeSku(shop) }
  const names = tables.filter((table) => table !== 'auditEntries') // of ids and digests; nothing is put into it from outside
  const { made, canaries } = await plant('carla', names, given)
  await plant('colleague', names, given)
  planted = canaries
  const carla = { ...made.get('customers'), accountId: made.get('accounts')!.id } as Customer
  exported = await exportOwn(asCustomer(shop, carla))
  text = JSON.stringify(exported)
})

describe('an export, of somebody of whom something stands in every column of every table,', () => {
  test('says all of it but what is named here, and why', () => {
    expect(planted.size).toBeGreaterThan(200)
    const found = new Set([...text.matchAll(/carla:([\w.]+);/g)].map(([, where]) => where!))
    const ofTheirs = [...planted].filter((where) => shown.has(where.split('.')[0]!))
    expect(ofTheirs.filter((where) => !found.has(where)).sort()).toEqual(Object.values(unshown).flat().sort())
  })

  test('has a row of each table, and nothing of a colleague’s', () => {
    expect(exported.tables.map(({ table }) => table).sort()).toEqual([...shown].sort())
    for (const { table, rows } of exported.tables) expect([table, rows.length]).toEqual([table, 1])
    expect(text).not.toContain('colleague')
  })

  test('calls everything by a word its reader knows, in either language', () => {
    for (const messages of [en, fr]) {
      const { tables: named, fields } = messages.privacy
      expect(exported.tables.map(({ table }) => table).filter((table) => !(table in named))).toEqual([])
      const all = new Set(exported.tables.flatMap(({ rows }) => Object.keys(only(rows))))
      expect([...all].filter((field) => !(field in fields))).toEqual([])
    }
  })
})
