import 'server-only'
import { asc, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { db, type Reader, type Tx } from '@/db'
import { accounts, managerRoles, managerShops, shops } from '@/db/schema'
import { type Role, roles } from '@/db/words'
import { look } from '@/lib/audit/act'
import { type AccountTemplate, accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { giveRights, insertManager, once, plainEmail } from '@/lib/people/commands'
import type { AppointManager, ChangeManagerRights, InviteManager, TurnManager } from '@/lib/people/staff-input'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { isOn, type Shop } from '@/lib/shops/shop'
import type { Actor } from './actor'
import { checkedPassword } from './checked-password'
import { administer, administerOne, shopsOfManager } from './colleagues'
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
  return {
    roles: roles.filter((role) => held.some((each) => each.role === role)),
    shops: await shopsOfManager(managerId, reader),
  }
}

/**
 * Makes somebody a manager with these roles in these shops, for one's own password; answers their id. They choose
 * their password by letter. Nobody gives a right in a shop that they do not look after.
 */
export async function appointManager(actor: Actor, input: AppointManager): Promise<string> {
  await look(actor, 'managers.open', () => {
    checkedRights(actor, input)
    return checkedPassword(actor.account!, input.current)
  })
  const { firstname, lastname } = input
  const email = plainEmail(input.email)
  return once(
    administer(actor, 'managers.open', { email }, async (tx, note, doer) => {
      const rights = checkedRights(doer, input)
      const shop = await doorOf(tx, rights)
      if (!shop) throw new Refusal('checkFields', 'invalid', {}, { shops: 'shopsOpenNothing' })
      const id = await insertManager(tx, { email, firstname, lastname, passwordHash: null, ...rights })
      note.about('manager', id)
      note.standsIn(rights.shops)
      note.changed(null, rights)
      await invite(tx, { id, email, firstname, lastname }, shop)
      return id
    }),
  )
}

/** Gives a colleague exactly these roles and shops, for one's own password. It holds from their next click, and they are told. */
export async function changeManagerRights(actor: Actor, input: ChangeManagerRights): Promise<void> {
  const { managerId } = input
  await look(actor, 'managers.change', (note) => {
    note.about('manager', managerId)
    notOneself(actor, managerId)
    checkedRights(actor, input)
    return checkedPassword(actor.account!, input.current)
  })
  await administerOne(actor, 'managers.change', managerId, async (tx, note, doer, colleague) => {
    const wanted = checkedRights(doer, input)
    const before = await rightsOf(managerId, tx)
    if (JSON.stringify(before) === JSON.stringify(wanted)) return note.nothing()
    await tx.delete(managerRoles).where(eq(managerRoles.managerId, managerId))
    await tx.delete(managerShops).where(eq(managerShops.managerId, managerId))
    await giveRights(tx, managerId, wanted)
    note.standsIn([...new Set([...before.shops, ...wanted.shops])])
    note.changed(before, wanted)
    await tellManager(tx, actor, colleague, 'manager-rights-changed')
  })
}

/** Disables a colleague, who is signed out everywhere at once, or enables them again; for one's own password, and told. */
export async function turnManager(actor: Actor, { managerId, to, current }: TurnManager): Promise<void> {
  const enabled = to === 'enabled'
  const action = enabled ? 'managers.enable' : 'managers.disable'
  await look(actor, action, (note) => {
    note.about('manager', managerId)
    notOneself(actor, managerId)
    return checkedPassword(actor.account!, current)
  })
  await administerOne(actor, action, managerId, async (tx, note, _doer, colleague) => {
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
  await administerOne(actor, 'managers.invite', managerId, async (tx, _note, _doer, colleague) => {
    const shop = await doorOf(tx, await rightsOf(managerId, tx))
    if (!shop || !colleague.enabled || colleague.hasPassword) throw new Refusal('notAvailable')
    if (!(await hasRoomFor(tx, colleague.email, 'customer-activation'))) throw new Refusal('tooManyLetters')
    await invite(tx, colleague, shop)
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

/** Where somebody with these rights chooses their password: a shop of theirs, or of its sub-shops, that lets them in. */
async function doorOf(tx: Tx, { roles, shops: own }: Rights): Promise<Shop | undefined> {
  const inAdmin = permissionsOf(roles).has('admin.enter')
  const subs = await tx.select({ id: shops.id }).from(shops).where(inArray(shops.masterId, own)).orderBy(asc(shops.id))
  for (const id of [...own, ...subs.map((sub) => sub.id)]) {
    const shop = await shopById(id, tx)
    if (shop && (inAdmin || isOn(shop, 'SHOP_SF_LOGIN_MANAGER'))) return shop
  }
  return undefined
}

type Person = { id: string; email: string; firstname: string; lastname: string }

const languageOf = ({ languages }: Shop) => languages[0] ?? ('en' as const)

const invite = (tx: Tx, { id, email, firstname, lastname }: Person, shop: Shop) =>
  writePasswordLetter(tx, shop, { accountId: id, email, locale: languageOf(shop), firstname, lastname }, 'activate')

async function tellManager(tx: Tx, { shop, requestId: cause }: Actor, to: Person, template: AccountTemplate) {
  const reader = { shop, locale: languageOf(shop), recipient: to.email }
  await queueMail(tx, accountLetter(template, { name: `${to.firstname} ${to.lastname}`, cause }, reader))
}
