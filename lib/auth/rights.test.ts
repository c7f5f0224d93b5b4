import { beforeAll, describe, expect, test } from 'vitest'
import { transact } from '@/db'
import { assists } from '@/db/schema'
import type { Role } from '@/db/words'
import { startAssist } from '@/lib/assist/commands'
import { openAssistsOf } from '@/lib/assist/queries'
import { assistById, standingOf } from '@/lib/assist/standing'
import { act, demand } from '@/lib/audit/act'
import { type ActionName, actions, ruleOf } from '@/lib/audit/actions'
import { later, now } from '@/lib/clock'
import { managerAccess } from '@/lib/people/access'
import { revealFact } from '@/lib/people/customer-page'
import { findCustomers } from '@/lib/people/search'
import { Refusal } from '@/lib/refusal'
import type { Shop } from '@/lib/shops/shop'
import { asCustomer, makeCustomer, makeManager, makeSession, makeShop, visitor } from '@/lib/testing/make'
import { operatorsMay } from '@/lib/testing/operators-may'
import { isRefused } from '@/lib/testing/refused'
import type { Actor, Customer } from './actor'
import { hashPassword } from './password'
import { type Permission, permissions } from './permissions'
import { signIn } from './sign-in'

const PASSWORD = 'Correspondence-1922'
let passwordHash: string

beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
})

const addOns = ['LOGINSF', 'LOGINONBEHALF', 'CREATEMANAGEDLISTS', 'REGISTERCUSTOMER'] as const
type AddOn = (typeof addOns)[number]

/**
 * Who may do what. A manager needs these roles, a shop of theirs and that shop's leave (SHOP_SF_LOGIN_MANAGER);
 * a customer needs the shop to be theirs; a visitor may do none of it.
 */
const takes: Record<string, { manager: AddOn[]; customer: boolean }> = {
  'enter the storefront': { manager: ['LOGINSF'], customer: true },
  'search customers': { manager: ['LOGINSF', 'LOGINONBEHALF'], customer: false },
  'reveal a fact': { manager: ['LOGINSF', 'LOGINONBEHALF'], customer: false },
  'start on behalf': { manager: ['LOGINSF', 'LOGINONBEHALF'], customer: false },
  'order on behalf': { manager: ['LOGINSF', 'LOGINONBEHALF'], customer: false },
}

type Who = 'visitor' | 'customer' | AddOn[]

const expected = (who: Who, leave: boolean, own: boolean) =>
  Object.fromEntries(
    Object.entries(takes).map(([what, { manager, customer }]) => [
      what,
      who === 'visitor'
        ? false
        : who === 'customer'
          ? customer && own
          : leave && own && manager.every((role) => who.includes(role)),
    ]),
  )

const subsets: AddOn[][] = Array.from({ length: 16 }, (_, bits) => addOns.filter((_role, at) => bits & (1 << at)))
const everybody: Who[] = ['visitor', 'customer', ...subsets]
const cells = everybody.flatMap((who) =>
  [true, false].flatMap((leave) => [true, false].map((own) => ({ who, leave, own }))),
)

describe('what may be done at the desk', () => {
  test.each(cells)('by $who, managers let in: $leave, their own shop: $own', async ({ who, leave, own }) => {
    const attributes = { SHOP_SF_LOGIN_MANAGER: String(leave) }
    const theirs = await makeShop({ attributes })
    const shop = own ? theirs : await makeShop({ attributes })
    const target = await makeCustomer(shop, { phone: '+45 11 22 33 44' })
    const person = await appear(who, theirs, shop)

    expect(await whatWorks(person, shop, target)).toEqual(expected(who, leave, own))
  })

  test('never reaches a customer of another shop', async () => {
    const shop = await makeShop()
    const elsewhere = await makeShop()
    const stranger = await makeCustomer(elsewhere, { firstname: 'Zacharias' })
    const { actor } = await appear([...addOns], shop, shop)

    expect(await findCustomers(actor, 'zacharias', 20)).toEqual([])
    expect(await works(revealFact(actor, stranger.id, 'phone'))).toBe(false)
    expect(await works(startAssist(actor, { customerId: stranger.id, ...why }))).toBe(false)
  })
})

type Person = { actor: Actor; email: string }

/** The person as the shop knows them on a request, by the rules a session is read by. */
async function appear(who: Who, theirs: Shop, shop: Shop): Promise<Person> {
  if (who === 'visitor') return { actor: visitor(shop), email: 'nobody@test.com' }
  if (who === 'customer') {
    const customer = await makeCustomer(theirs, { passwordHash })
    const actor = theirs.id === shop.id ? asCustomer(shop, customer) : visitor(shop)
    return { actor, email: customer.email }
  }
  const held = who.map((name): Role => `ROLE_SMCALLCENTER${name}`)
  const { account } = await makeManager(theirs, held, { passwordHash })
  const access = await managerAccess(shop, account.id)
  const sessionId = await makeSession(shop, account.id)
  const known = { ...visitor(shop), guestHash: null, account: { ...account, sessionId } }
  return { actor: access ? { ...known, permissions: access.permissions } : visitor(shop), email: account.email }
}

const why = { reason: 'phone', reasonText: '', ticket: '' }

async function whatWorks({ actor, email }: Person, shop: Shop, target: Customer) {
  const visit = { shop, requestId: 'r', device: 'test' }
  return {
    'enter the storefront': await works(signIn(visit, email, PASSWORD)),
    'search customers': await works(findCustomers(actor, target.lastname, 20), (found) => found.length === 1),
    'reveal a fact': await works(revealFact(actor, target.id, 'phone'), (phone) => phone === target.phone),
    'start on behalf': await works(startAssist(actor, { customerId: target.id, ...why })),
    'order on behalf': await ordersOnBehalf(actor, target),
  }
}

/** True if it happens as it should, false if it is refused; anything else is a mistake. */
async function works<T>(doing: Promise<T>, asItShould: (value: T) => boolean = () => true): Promise<boolean> {
  try {
    expect(await doing).toSatisfy(asItShould)
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** In the assist that is open, or in one that should not be: who may not start one may not act in it either. */
async function ordersOnBehalf(actor: Actor, target: Customer): Promise<boolean> {
  const { account, shop } = actor
  if (account?.kind !== 'manager') return false
  const [open] = await openAssistsOf(actor)
  const row = await assistById(open?.id ?? (await forgedAssist(actor, target)))
  const access = await managerAccess(shop, account.id)
  const standing = row && access && (await standingOf(row, shop, access))
  if (!row || !standing?.open) return false
  const assist = { id: row.id, reason: 'phone', startedAt: row.startedAt, endsAt: later(1), idleEndsAt: later(1) }
  return works(act({ ...actor, customer: standing.customer, assist }, 'order.place', {}, async () => {}))
}

async function forgedAssist({ shop, account }: Actor, target: Customer): Promise<string> {
  const at = now()
  const times = { startedAt: at, lastSeenAt: at, expiresAt: later(3_600_000, at) }
  const whose = { shopId: shop.id, managerId: account!.id, sessionId: account!.sessionId, customerId: target.id }
  return transact({ assist: 'forged' }, async (tx) => {
    const [row] = await tx
      .insert(assists)
      .values({ ...whose, ...times, reason: 'phone' })
      .returning()
    return row!.id
  })
}

type Allowed = Permission | `${Permission}, at the desk only` | 'whoever owns it' | 'whoever owns it, never on behalf'

const staff = ['open', 'change', 'enable', 'disable', 'invite', 'resetSecondFactor']
const cares = ['enable', 'disable', 'unlock', 'openShop', 'closeShop']
const recurring = ['make', 'change', 'skip', 'pause', 'resume', 'end'].map((verb) => `recurring.${verb}`)
const subscription = ['start', 'change', 'cancel', 'takeBack', 'resume'].map((verb) => `subscription.${verb}`)
/** Every action and who may take it. A new one needs its line here, and so a thought about who may. */
const whoMay: Record<string, Allowed> = {
  'account.signIn': 'whoever owns it',
  'account.firstStep': 'whoever owns it',
  'account.useRecoveryCode': 'whoever owns it',
  'secondFactor.begin': 'whoever owns it, never on behalf',
  'secondFactor.confirm': 'whoever owns it, never on behalf',
  'secondFactor.keepCodes': 'whoever owns it, never on behalf',
  'secondFactor.renewCodes': 'whoever owns it, never on behalf',
  'secondFactor.turnOff': 'whoever owns it, never on behalf',
  'account.signOut': 'whoever owns it',
  'account.signOutEverywhere': 'whoever owns it, never on behalf',
  'account.changePassword': 'whoever owns it, never on behalf',
  'account.changeEmail': 'whoever owns it, never on behalf',
  'account.confirmEmail': 'whoever owns it, never on behalf',
  'account.signOutSession': 'whoever owns it, never on behalf',
  'account.export': 'whoever owns it, never on behalf',
  'account.close': 'whoever owns it, never on behalf',
  'account.activate': 'whoever owns it, never on behalf',
  'account.askReset': 'whoever owns it, never on behalf',
  'account.reset': 'whoever owns it, never on behalf',
  ...Object.fromEntries(staff.map((verb) => [`managers.${verb}`, 'managers.open, at the desk only'])),
  'customers.open': 'customers.register',
  'customers.register': 'customers.register, at the desk only',
  'account.register': 'whoever owns it, never on behalf',
  'attributes.define': 'catalogue.edit',
  'forms.arrange': 'catalogue.edit, at the desk only',
  'customers.search': 'customers.find, at the desk only',
  'customers.visit': 'customers.find, at the desk only',
  'customers.reveal': 'customers.find, at the desk only',
  'customers.note': 'customers.find, at the desk only',
  'customers.tag': 'customers.find, at the desk only',
  'customers.resetPassword': 'customers.resetPassword',
  'buyer.invite': 'whoever owns it',
  'buyer.change': 'whoever owns it',
  'buyer.switch': 'whoever owns it',
  'organisation.saveAddress': 'whoever owns it',
  'organisation.removeAddress': 'whoever owns it',
  'organisation.terms': 'organisations.edit, at the desk only',
  'invoice.settle': 'orders.money, at the desk only',
  'assist.start': 'assist.start',
  'assist.ask': 'assist.start, at the desk only',
  'assist.consent': 'assist.start, at the desk only',
  'assist.offer': 'assist.start',
  'assist.take': 'assist.start, at the desk only',
  'assist.decline': 'assist.start, at the desk only',
  'assist.answer': 'whoever owns it, never on behalf',
  'assist.dispute': 'whoever owns it, never on behalf',
  'assist.stop': 'whoever owns it, never on behalf',
  'assist.end': 'whoever owns it',
  'assist.note': 'whoever owns it',
  'assist.takeBack': 'whoever owns it, never on behalf',
  'profile.change': 'whoever owns it',
  'address.save': 'whoever owns it',
  'address.remove': 'whoever owns it',
  'cart.add': 'whoever owns it',
  'cart.change': 'whoever owns it',
  'cart.join': 'whoever owns it, never on behalf',
  'cart.coupon': 'whoever owns it',
  'cart.save': 'whoever owns it',
  'cart.restore': 'whoever owns it',
  'cart.switch': 'assist.start',
  'cart.move': 'assist.start',
  'cart.lock': 'assist.start',
  'cart.unlock': 'assist.start',
  'cart.takeOver': 'assist.start',
  'list.save': 'whoever owns it',
  'list.remove': 'whoever owns it',
  'list.add': 'whoever owns it',
  'list.change': 'whoever owns it',
  'list.toCart': 'whoever owns it',
  'list.share': 'whoever owns it, never on behalf',
  'list.unshare': 'whoever owns it',
  'managedList.make': 'lists.create',
  'managedList.revise': 'lists.create',
  'managedList.withdraw': 'lists.create',
  'managedList.find': 'lists.create, at the desk only',
  'managedList.see': 'whoever owns it, never on behalf',
  'managedList.accept': 'whoever owns it',
  'managedList.reject': 'whoever owns it',
  'checkout.change': 'whoever owns it',
  'quickCheckout.save': 'whoever owns it',
  'quickCheckout.remove': 'whoever owns it',
  'catalogue.save': 'catalogue.edit',
  'coupon.make': 'catalogue.edit',
  'coupon.switch': 'catalogue.edit, at the desk only',
  'coupon.keep': 'whoever owns it',
  'prices.set': 'catalogue.edit',
  'tax.save': 'catalogue.edit',
  'centre.save': 'catalogue.edit',
  'stock.receive': 'catalogue.edit',
  'order.handOver': 'assist.start',
  'order.takeUp': 'whoever owns it, never on behalf',
  'order.place': 'whoever owns it',
  'stock.count': 'stock.edit, at the desk only',
  'order.again': 'whoever owns it',
  'order.request': 'whoever owns it',
  'order.decide': 'whoever owns it, never on behalf',
  ...Object.fromEntries(cares.map((verb) => [`customers.${verb}`, 'customers.care, at the desk only'])),
  ...Object.fromEntries([...recurring, ...subscription].map((action) => [action, 'whoever owns it'])),
  'card.keep': 'whoever owns it',
  'card.remove': 'whoever owns it',
  'gateway.set': 'payments.settings, at the desk only',
  'callback.close': 'orders.money, at the desk only',
  'orders.search': 'orders.see, at the desk only',
  ...operatorsMay,
}

describe('every action', () => {
  test('has its line among those that say who may', () => {
    expect(Object.keys(actions).filter((name) => !(name in whoMay))).toEqual([])
    expect(Object.keys(whoMay).filter((name) => !(name in actions))).toEqual([])
  })

  test.each(Object.entries(whoMay))('%s may be taken by: %s', async (name, allowed) => {
    const action = name as ActionName
    const shop = await makeShop()
    const customer = await makeCustomer(shop)
    const nobody = { ...(await makeManager(shop, [])), permissions: new Set<Permission>() }
    const holding = (...held: Permission[]) => ({ ...nobody, permissions: new Set(held) })
    const helping = { ...holding(...permissions), customer, assist: { ...open, id: 'x' } }
    const takesIt = (actor: Actor) => !isRefused(() => demand(actor, action))

    const permission = permissions.find((each) => each === allowed.split(',')[0])
    if (permission) {
      const others = permissions.filter((each) => each !== permission)
      expect([holding(permission), holding(...others), visitor(shop)].map(takesIt)).toEqual([true, false, false])
      expect(takesIt(asCustomer(shop, customer))).toBe(false)
    } else {
      expect([visitor(shop), asCustomer(shop, customer), nobody].map(takesIt)).toEqual([true, true, true])
    }
    expect(takesIt(helping)).toBe(!allowed.includes(','))
    expect(ruleOf(action).needs).toBe(permission)
  })
})

const open = { reason: 'phone', startedAt: new Date(0), endsAt: new Date(0), idleEndsAt: new Date(0) }
