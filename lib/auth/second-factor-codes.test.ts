import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/db'
import { mails } from '@/db/schema'
import { makeManager, makeShop } from '@/lib/testing/make'
import { enrol, phoneOf } from '@/lib/testing/second-factor'
import { limit } from './limiter'
import { hashPassword } from './password'
import { beginSecondFactor, confirmSecondFactor, renewRecoveryCodes, turnOffSecondFactor } from './second-factor'
import { enterCode } from './second-step'
import { signIn } from './sign-in'

const current = 'Correspondence-1922'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(current)
})

const wrong = { fields: { code: 'codeWrong' } }
const locked = { fields: { code: 'codeLocked' } }

/** A manager, and the three places where they type a code; each sign-in is a new one. */
async function scene() {
  const shop = await makeShop()
  const anna = await makeManager(shop, undefined, { passwordHash })
  const visit = (address?: string) => ({ shop, requestId: crypto.randomUUID(), device: 'test', address })
  const enter = async (code: string, address?: string) =>
    enterCode(visit(address), (await signIn(visit(), anna.account.email, current)).secret, code)
  const renew = (code: string) => renewRecoveryCodes(anna, { current, code })
  const turnOff = (code: string) => turnOffSecondFactor(anna, { current, code })
  return { anna, enter, renew, turnOff }
}

test('a code that has confirmed, signed in or renewed is worth nothing for anything else', async () => {
  const { anna, enter, renew, turnOff } = await scene()
  await beginSecondFactor(anna, { current })
  const phone = await phoneOf(anna.account.id)
  const first = phone()
  await confirmSecondFactor(anna, { code: first })
  await expect(enter(first)).rejects.toMatchObject(wrong)
  await expect(renew(first)).rejects.toMatchObject(wrong)
  const second = phone(1)
  await enter(second)
  for (const use of [turnOff, renew, enter]) await expect(use(second)).rejects.toMatchObject(wrong)
})

test('new recovery codes are told to their owner, once', async () => {
  const { anna, renew } = await scene()
  const { phone } = await enrol(anna, current)
  await renew(phone())
  const letters = await db.select().from(mails).where(eq(mails.recipient, anna.account.email))
  const told = ['manager-recovery-codes-new', 'manager-second-factor-on']
  expect(letters.map(({ template }) => template).sort()).toEqual(told)
})

test('wrong codes are counted together, at whatever they are typed, from whatever sign-in', async () => {
  const { anna, enter, renew, turnOff } = await scene()
  const { phone } = await enrol(anna, current)
  for (const use of [turnOff, renew, enter, enter, turnOff, renew])
    await expect(use('000000')).rejects.toMatchObject(wrong)
  for (const use of [turnOff, renew, enter]) await expect(use(phone())).rejects.toMatchObject(locked)
})

test('one address tries codes no oftener than passwords, and a right one does not count', async () => {
  const { anna, enter } = await scene()
  const { phone } = await enrol(anna, current)
  for (let n = 0; n < 99; n++) limit('signIn', '192.0.2.77')
  await enter(phone(), '192.0.2.77')
  limit('signIn', '192.0.2.77')
  await expect(enter(phone(1), '192.0.2.77')).rejects.toMatchObject({ key: 'tooOften' })
  await expect(enter(phone(1), '192.0.2.78')).resolves.toMatchObject({ kind: 'manager' })
})
