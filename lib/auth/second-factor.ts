import 'server-only'
import { and, eq, gt, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { db, type Tx, transact } from '@/db'
import { secondFactors } from '@/db/schema'
import { act, look } from '@/lib/audit/act'
import { later, now } from '@/lib/clock'
import { type AccountTemplate, accountLetter } from '@/lib/mail/letters/account'
import { queueMail } from '@/lib/mail/outbox'
import { missing, Refusal } from '@/lib/refusal'
import { type Actor, isManager } from './actor'
import { checkedPassword } from './checked-password'
import { CODES_SHOWN_FOR, SET_UP_WITHIN } from './limits'
import { forgetRecoveryCodes, makeRecoveryCodes, recoveryCodesLeft } from './recovery-codes'
import { seal, unseal } from './seal'
import { needsSecondFactor } from './second-factor-rule'
import { endSessions } from './sessions'
import { factorOf, takeCode } from './take-code'
import { appAddress, newTotpKey, stepOf } from './totp'

/** How a manager's second factor stands, as its owner may see it. */
export type FactorState =
  | { state: 'off' }
  | { state: 'setting-up'; key: string; address: string }
  | { state: 'on'; since: Date; left: number; codes: string[] | null; required: boolean }

/** The own second factor. The key shows until it is confirmed, the recovery codes until they are kept. */
export async function ownSecondFactor(actor: Actor): Promise<FactorState> {
  const account = ownManager(actor)
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.accountId, account.id))
  if (!row) return { state: 'off' }
  if (row.confirmedAt) {
    const open = row.sealedCodes && row.codesMadeAt && row.codesMadeAt > later(-CODES_SHOWN_FOR)
    const codes = open ? unseal(row.sealedCodes!, factorOf(account.id)) : undefined
    const required = await needsSecondFactor(actor.shop, account.id)
    const left = await recoveryCodesLeft(account.id)
    return { state: 'on', since: row.confirmedAt, left, codes: codes?.split(' ') ?? null, required }
  }
  const key = row.createdAt > later(-SET_UP_WITHIN) ? unseal(row.sealedKey, factorOf(account.id)) : undefined
  if (!key) return { state: 'off' }
  return { state: 'setting-up', key, address: appAddress(key, { shop: actor.shop.name, email: account.email }) }
}

/** Begins to set a second factor up: a new key, which asks for nothing before one of its codes confirms it. */
export async function beginSecondFactor(actor: Actor, { current }: { current: string }): Promise<void> {
  await look(actor, 'secondFactor.begin')
  const account = ownManager(actor)
  await checkedPassword(account, current)
  await act(actor, 'secondFactor.begin', { account: account.id }, async (tx, note) => {
    note.about('account', account.id)
    await tx
      .delete(secondFactors)
      .where(and(eq(secondFactors.accountId, account.id), isNull(secondFactors.confirmedAt)))
    const sealedKey = seal(newTotpKey(), factorOf(account.id))
    const [begun] = await tx
      .insert(secondFactors)
      .values({ accountId: account.id, sealedKey, createdAt: now() })
      .onConflictDoNothing()
      .returning()
    if (!begun) throw new Refusal('secondFactorOn')
  })
}

/** Turns the second factor on by a first code of the app. Every other session of the account ends, its owner is told. */
export async function confirmSecondFactor(actor: Actor, { code }: { code: string }): Promise<void> {
  const account = ownManager(actor)
  await act(actor, 'secondFactor.confirm', { account: account.id }, async (tx, note) => {
    note.about('account', account.id)
    const begun = and(
      eq(secondFactors.accountId, account.id),
      isNull(secondFactors.confirmedAt),
      gt(secondFactors.createdAt, later(-SET_UP_WITHIN)),
    )
    const [row] = await tx.select().from(secondFactors).where(begun)
    const key = row && unseal(row.sealedKey, factorOf(account.id))
    if (!key) throw missing()
    const step = stepOf(key, code.replaceAll(/\s/g, ''))
    if (step === undefined) throw wrongCode('wrong')
    const codes = await newCodes(tx, account.id)
    await tx
      .update(secondFactors)
      .set({ confirmedAt: now(), lastStep: step, ...codes })
      .where(begun)
    await endSessions(tx, account.id, actor.requestId, account.sessionId)
    await tell(tx, actor, 'manager-second-factor-on')
  })
}

/** The recovery codes have been written down: from now on nobody can look at them again. */
export function keepRecoveryCodes(actor: Actor): Promise<void> {
  return act(actor, 'secondFactor.keepCodes', { account: actor.account?.id ?? '' }, async (tx, note) => {
    const account = ownManager(actor)
    note.about('account', account.id)
    await tx.update(secondFactors).set({ sealedCodes: null }).where(eq(secondFactors.accountId, account.id))
  })
}

type Proof = { current: string; code: string }

/** Ten new recovery codes, for the password and a code; the old ones are worth nothing from then on. */
export async function renewRecoveryCodes(actor: Actor, proof: Proof): Promise<void> {
  const account = await proven(actor, 'secondFactor.renewCodes', proof)
  await act(actor, 'secondFactor.renewCodes', { account: account.id }, async (tx, note) => {
    note.about('account', account.id)
    await tx
      .update(secondFactors)
      .set(await newCodes(tx, account.id))
      .where(and(eq(secondFactors.accountId, account.id), isNotNull(secondFactors.confirmedAt)))
    await tell(tx, actor, 'manager-recovery-codes-new')
  })
}

/** Turns the second factor off, for the password and a code; not where the shop requires one. */
export async function turnOffSecondFactor(actor: Actor, proof: Proof): Promise<void> {
  await look(actor, 'secondFactor.turnOff')
  const required = await needsSecondFactor(actor.shop, ownManager(actor).id)
  if (required) throw new Refusal('secondFactorRequired', 'forbidden')
  const account = await proven(actor, 'secondFactor.turnOff', proof)
  await act(actor, 'secondFactor.turnOff', { account: account.id }, async (tx, note) => {
    note.about('account', account.id)
    await forgetSecondFactor(tx, account.id)
    await endSessions(tx, account.id, actor.requestId, account.sessionId)
    await tell(tx, actor, 'manager-second-factor-off')
  })
}

export async function forgetSecondFactor(tx: Tx, accountId: string) {
  await forgetRecoveryCodes(tx, accountId)
  await tx.delete(secondFactors).where(eq(secondFactors.accountId, accountId))
}

/** A job: forgets keys that nobody confirmed, and codes that nobody looks at any more. */
export async function forgetUnfinishedFactors() {
  await transact({ sweep: 'second factors' }, async (tx) => {
    await tx
      .delete(secondFactors)
      .where(and(isNull(secondFactors.confirmedAt), lt(secondFactors.createdAt, later(-SET_UP_WITHIN))))
    await tx
      .update(secondFactors)
      .set({ sealedCodes: null })
      .where(or(isNull(secondFactors.codesMadeAt), lt(secondFactors.codesMadeAt, later(-CODES_SHOWN_FOR))))
  })
}

async function newCodes(tx: Tx, accountId: string) {
  const codes = await makeRecoveryCodes(tx, accountId)
  return { sealedCodes: seal(codes.join(' '), factorOf(accountId)), codesMadeAt: now() }
}

/** The password and a code, both right. The code is used by it, and wrong ones are counted, whatever comes after. */
async function proven(actor: Actor, action: 'secondFactor.renewCodes' | 'secondFactor.turnOff', proof: Proof) {
  await look(actor, action)
  const account = ownManager(actor)
  await checkedPassword(account, proof.current)
  const taken = await transact({ account: account.id }, (tx) => takeCode(tx, account.id, proof.code))
  if (taken === 'wrong' || taken === 'locked') throw wrongCode(taken)
  return account
}

export const wrongCode = (taken: 'wrong' | 'locked') =>
  new Refusal('checkFields', 'invalid', {}, { code: taken === 'wrong' ? 'codeWrong' : 'codeLocked' })

function ownManager(actor: Actor) {
  if (!actor.account || !isManager(actor)) throw missing()
  return actor.account
}

async function tell(tx: Tx, { shop, locale, requestId, account }: Actor, template: AccountTemplate) {
  const reader = { shop, locale, recipient: account?.email ?? '' }
  await queueMail(tx, accountLetter(template, { name: account?.name ?? '', cause: requestId }, reader))
}
