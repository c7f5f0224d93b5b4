import 'server-only'
import { asc, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { db, type Reader, type Tx } from '@/db'
import { accounts, managerRoles, managerShops, shops } from '@/db/schema'
import { type Role, roles } from '@/db/words'
import { act, look } from '@/lib/audit/act'
import { type AccountTemplate, accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { giveRights, insertManager, once, plainEmail } from '@/lib/people/commands'
import type { AppointManager, ChangeManagerRights, InviteManager, TurnManager } from '@/lib/people/staff-input'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import type { Shop } from '@/lib/shops/shop'
import type { Actor } from './actor'
import { checkedPassword } from './checked-password'
import { type Colleague, colleagueById } from './colleagues'
import { hasRoomFor, writePasswordLetter } from './link-mail'
import { withdrawLinks } from './links'
import { permissionsOf } from './permissions'
import { endSessions } from './sessions'

/** What a manager may do, and where. */
export type Rights = { roles: Role[]; shops: string[] }

/** The shops in which somebody can make others managers, by name. */
export const shopsOverseen = (actor: Actor) =>
  db
    .select({ id: shops.id, name: shops.name, code: shops.code })
    .from(shops)
    .where(inArray(shops.id, [...actor.oversees]))
    .orderBy(asc(shops.name), asc(shops.id))

export async function rightsOf(managerId: string, reader: Reader = db): Promise<Rights> {
  const held = await reader
    .select({ role: managerRoles.role })
    .from(managerRoles)
    .where(eq(managerRoles.managerId, managerId))
  const assigned = await reader
    .select({ shopId: managerShops.shopId })
    .from(managerShops)
    .where(eq(managerShops.managerId, managerId))
  return {
    roles: roles.filter((role) => held.some((each) => each.role === role)),
    shops: assigned.map(({ shopId }) => shopId).sort(),
  }
}

/**
 * Makes somebody a manager with these roles in these shops, for one's own password; answers their id. They choose
 * their password by letter. Nobody gives a right in a shop that they do not look after.
 */
export async function appointManager(actor: Actor, input: AppointManager): Promise<string> {
  await look(actor, 'managers.open')
  const { firstname, lastname } = input
  const email = plainEmail(input.email)
  const rights = checkedRights(actor, input)
  await checkedPassword(actor.account!, input.current)
  const shop = await firstOf(rights)
  return once(
    act(actor, 'managers.open', { email }, async (tx, note) => {
      const id = await insertManager(tx, { email, firstname, lastname, passwordHash: null, ...rights })
      note.about('manager', id)
      note.changed(null, rights)
      await invite(tx, { id, email, firstname, lastname }, shop)
      return id
    }),
  )
}

/** Gives a colleague exactly these roles and shops, for one's own password. It holds from their next click, and they are told. */
export async function changeManagerRights(actor: Actor, input: ChangeManagerRights): Promise<void> {
  const { managerId, current } = input
  await look(actor, 'managers.change')
  notOneself(actor, managerId)
  const wanted = checkedRights(actor, input)
  await checkedPassword(actor.account!, current)
  await act(actor, 'managers.change', { account: managerId }, async (tx, note) => {
    note.about('manager', managerId)
    const colleague = await known(tx, actor, managerId)
    const before = await rightsOf(managerId, tx)
    if (JSON.stringify(before) === JSON.stringify(wanted)) return note.nothing()
    await tx.delete(managerRoles).where(eq(managerRoles.managerId, managerId))
    await tx.delete(managerShops).where(eq(managerShops.managerId, managerId))
    await giveRights(tx, managerId, wanted)
    note.changed(before, wanted)
    await tellManager(tx, actor, colleague, 'manager-rights-changed')
  })
}

/** Disables a colleague, who is signed out everywhere at once, or enables them again; for one's own password, and told. */
export async function turnManager(actor: Actor, { managerId, to, current }: TurnManager): Promise<void> {
  const enabled = to === 'enabled'
  const action = enabled ? 'managers.enable' : 'managers.disable'
  await look(actor, action)
  notOneself(actor, managerId)
  await checkedPassword(actor.account!, current)
  await act(actor, action, { account: managerId }, async (tx, note) => {
    note.about('manager', managerId)
    const colleague = await known(tx, actor, managerId)
    if (colleague.enabled === enabled) return note.nothing()
    await tx.update(accounts).set({ enabled }).where(eq(accounts.id, managerId))
    if (!enabled) {
      await withdrawLinks(tx, managerId)
      await endSessions(tx, managerId, actor.requestId)
    }
    note.changed({ enabled: !enabled }, { enabled })
    await tellManager(tx, actor, colleague, enabled ? 'manager-enabled' : 'manager-disabled')
  })
}

/** Writes the letter in which a manager chooses their password again, to one who has not chosen any yet. */
export async function inviteManager(actor: Actor, { managerId }: z.output<typeof InviteManager>): Promise<void> {
  await act(actor, 'managers.invite', { account: managerId }, async (tx, note) => {
    note.about('manager', managerId)
    const colleague = await known(tx, actor, managerId)
    if (!colleague.enabled || colleague.hasPassword) throw new Refusal('notAvailable')
    if (!(await hasRoomFor(tx, colleague.email, 'customer-activation'))) throw new Refusal('tooManyLetters')
    await invite(tx, colleague, await firstOf(await rightsOf(managerId, tx), tx))
  })
}

/** Refuses what its form cannot have sent, or what makes nobody a manager. */
function checkedRights(actor: Actor, { roles, shops }: Rights): Rights {
  if (roles.length === 0) throw new Refusal('checkFields', 'invalid', {}, { roles: 'choose' })
  const may = permissionsOf(roles)
  if (!may.has('desk.enter') && !may.has('admin.enter')) {
    throw new Refusal('checkFields', 'invalid', {}, { roles: 'rolesOpenNothing' })
  }
  if (shops.length === 0) throw new Refusal('checkFields', 'invalid', {}, { shops: 'choose' })
  if (!shops.every((id) => actor.oversees.includes(id))) throw missing()
  return { roles, shops: shops.toSorted() }
}

function notOneself({ account }: Actor, managerId: string) {
  if (managerId === account?.id) throw new Refusal('notYourselfRights')
}

async function known(tx: Tx, actor: Actor, managerId: string): Promise<Colleague> {
  const colleague = await colleagueById(actor, managerId, tx)
  if (!colleague) throw missing()
  return colleague
}

/** Where a manager chooses their password: at the host of a shop of theirs. */
async function firstOf({ shops }: Rights, reader: Reader = db): Promise<Shop> {
  const shop = await shopById(shops[0]!, reader)
  if (!shop) throw missing()
  return shop
}

type Person = { id: string; email: string; firstname: string; lastname: string }

const languageOf = ({ languages }: Shop) => languages[0] ?? ('en' as const)

const invite = (tx: Tx, { id, email, firstname, lastname }: Person, shop: Shop) =>
  writePasswordLetter(tx, shop, { accountId: id, email, locale: languageOf(shop), firstname, lastname }, 'activate')

async function tellManager(tx: Tx, { shop, requestId: cause }: Actor, to: Person, template: AccountTemplate) {
  const reader = { shop, locale: languageOf(shop), recipient: to.email }
  await queueMail(tx, accountLetter(template, { name: `${to.firstname} ${to.lastname}`, cause }, reader))
}
