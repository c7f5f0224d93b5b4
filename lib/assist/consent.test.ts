import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db'
import { assistRequests, assists, auditEntries, mails } from '@/db/schema'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { asCustomer, assisting, makeCustomer, makeManager, makeShop, only } from '@/lib/testing/make'
import { startAssist } from './commands'
import { answerRequest, askConsent, enterCode, ownRequest, recordSpoken, requestsTo, sendCode } from './consent'
import { disputeAssist } from './dispute'
import { endAssist } from './ending'
import { helpLog } from './queries'

const why = { reason: 'phone', reasonText: '', ticket: '' }

beforeEach(() => setClock(0))

async function asking(policy = 'ask') {
  const shop = await makeShop({ attributes: { SHOP_SF_ASSIST_CONSENT: policy } })
  const customer = await makeCustomer(shop)
  const anna = await makeManager(shop)
  return { shop, customer, anna, carla: asCustomer(shop, customer), input: { customerId: customer.id, ...why } }
}

const lettersOf = async (template: string) => db.select().from(mails).where(eq(mails.template, template))

const codeFor = async (customer: { email: string }) =>
  (await lettersOf('assist-code'))
    .find(({ recipient }) => recipient === customer.email)
    ?.text.match(/\b\d{6}\b/)?.[0] ?? ''

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('where the shop asks its customers', () => {
  test('nobody acts for them without their yes', async () => {
    const { anna, input } = await asking()
    await expect(startAssist(anna, input)).rejects.toMatchObject({ key: 'consentNeeded' })
    await askConsent(anna, input)
    await expect(startAssist(anna, input)).rejects.toMatchObject({ key: 'consentNeeded' })
    expect(await db.select().from(assists).where(eq(assists.customerId, input.customerId))).toEqual([])
  })

  test('a yes on their screen begins one assist, once, and is kept with it', async () => {
    const { anna, carla, input } = await asking()
    const { id: requestId } = await askConsent(anna, input)
    expect(await requestsTo(carla)).toMatchObject([{ id: requestId, manager: anna.account.name, reason: 'phone' }])

    await answerRequest(carla, { requestId, answer: 'given' })
    const assist = await startAssist(anna, input)
    expect((await db.select().from(assists).where(eq(assists.id, assist.id)))[0]).toMatchObject({ consent: 'screen' })

    await endAssist(assist, 'log-off-customer', 'r')
    await expect(startAssist(anna, input)).rejects.toMatchObject({ key: 'consentNeeded' })
    expect(await requestsTo(carla)).toEqual([])
  })

  test('a no is a no', async () => {
    const { anna, carla, input } = await asking()
    const { id: requestId } = await askConsent(anna, input)
    await answerRequest(carla, { requestId, answer: 'refused' })
    await expect(startAssist(anna, input)).rejects.toMatchObject({ key: 'consentNeeded' })
    await expect(recordSpoken(anna, { requestId, words: 'yes after all' })).rejects.toMatchObject({ key: 'missing' })
  })

  test('the answer is the customer’s own: nobody else’s, not on behalf, and given once', async () => {
    const { shop, anna, carla, customer, input } = await asking()
    const { id: requestId } = await askConsent(anna, input)
    const other = asCustomer(shop, await makeCustomer(shop))
    const given = { requestId, answer: 'given' } as const
    await expect(answerRequest(other, given)).rejects.toMatchObject({ key: 'missing' })
    const mette = await assisting(await makeManager(shop), customer)
    await expect(answerRequest(mette, given)).rejects.toMatchObject({ key: 'notOnBehalf' })
    await answerRequest(carla, { requestId, answer: 'refused' })
    await expect(answerRequest(carla, given)).rejects.toMatchObject({ key: 'missing' })
  })

  test('a yes is for who asked, at that sign-in and in that shop, for ten minutes', async () => {
    const { shop, anna, carla, input } = await asking()
    const { id: requestId } = await askConsent(anna, input)
    await answerRequest(carla, { requestId, answer: 'given' })
    const mette = await makeManager(shop)
    await expect(startAssist(mette, input)).rejects.toMatchObject({ key: 'consentNeeded' })
    expect(await ownRequest(mette, requestId)).toBeUndefined()

    setClock(11 * MINUTE)
    await expect(startAssist(anna, input)).rejects.toMatchObject({ key: 'consentNeeded' })
    expect(await ownRequest(anna, requestId)).toBeUndefined()
  })

  test('six digits go to the customer alone, and are kept as a keyed digest', async () => {
    const { anna, customer, input } = await asking()
    const { id: requestId } = await askConsent(anna, input)
    await sendCode(anna, requestId)
    await expect(sendCode(anna, requestId)).rejects.toMatchObject({ key: 'codeSent' })
    const code = await codeFor(customer)
    expect(code).toMatch(/^\d{6}$/)
    const kept = JSON.stringify([await db.select().from(assistRequests), await db.select().from(auditEntries)])
    expect(kept).not.toContain(code)

    await expect(enterCode(anna, { requestId, code: wrong(code) })).rejects.toMatchObject({
      fields: { code: 'wrongCode' },
    })
    await enterCode(anna, { requestId, code })
    expect(await startAssist(anna, input)).toMatchObject({ consent: 'code' })
  })

  test('five wrong codes end the request, also fifty at once', async () => {
    const { anna, customer, input } = await asking()
    const { id: requestId } = await askConsent(anna, input)
    await sendCode(anna, requestId)
    const code = await codeFor(customer)
    const tries = Array.from({ length: 50 }, () =>
      enterCode(anna, { requestId, code: wrong(code) }).catch(({ key }) => key),
    )
    const answers = await Promise.all(tries)
    expect(answers.filter((key) => key === 'checkFields')).toHaveLength(5)
    await expect(enterCode(anna, { requestId, code })).rejects.toMatchObject({ key: 'missing' })
  })

  test('a spoken yes is written down, with its words', async () => {
    const { anna, input } = await asking()
    const { id: requestId } = await askConsent(anna, input)
    await recordSpoken(anna, { requestId, words: 'to order two lamps' })
    const [kept] = await db.select().from(assistRequests).where(eq(assistRequests.id, requestId))
    expect(kept).toMatchObject({ way: 'spoken', words: 'to order two lamps' })
    const ledger = await db.select().from(auditEntries).where(eq(auditEntries.objectId, requestId))
    expect(ledger.at(-1)!.after).toMatch(/"spokenText":"#/)
    expect(await startAssist(anna, input)).toMatchObject({ consent: 'spoken' })
  })

  test('customers are not pestered: five requests an hour, whoever asks', async () => {
    const { shop, anna, input } = await asking()
    for (let count = 0; count < 5; count++) await askConsent(count % 2 ? anna : await makeManager(shop), input)
    await expect(askConsent(anna, input)).rejects.toMatchObject({ key: 'tooOften' })
    setClock(62 * MINUTE)
    await askConsent(anna, input)
  })

  test('whom one may not act for cannot be asked either', async () => {
    const { shop, anna } = await asking()
    const elsewhere = await makeCustomer(await makeShop())
    await expect(askConsent(anna, { customerId: elsewhere.id, ...why })).rejects.toMatchObject({ key: 'notAvailable' })
    const clerk = await makeManager(shop, ['ROLE_SMCALLCENTERLOGINSF'])
    const target = await makeCustomer(shop)
    await expect(askConsent(clerk, { customerId: target.id, ...why })).rejects.toMatchObject({ key: 'notAllowed' })
  })
})

describe('after an assist', () => {
  test.each(['notify', 'ask'])('customers read what was done, where the shop says so: %s', async (policy) => {
    const { shop, anna, customer } = await asking(policy)
    const acting = await assisting(anna, customer)
    await endAssist({ id: acting.assist!.id }, 'log-off-customer', 'r')
    await endAssist({ id: acting.assist!.id }, 'idle', 'r')
    const letter = only((await lettersOf('assist-ended')).filter(({ shopId }) => shopId === shop.id))
    expect(letter.recipient).toBe(customer.email)
    expect(letter.text).toContain(anna.account.name)
    expect(letter.text).toContain('Nothing was changed.')
  })

  test('no letter goes where the shop does not', async () => {
    const { shop, anna, customer } = await asking('none')
    const acting = await assisting(anna, customer)
    await endAssist({ id: acting.assist!.id }, 'log-off-customer', 'r')
    expect((await lettersOf('assist-ended')).filter(({ shopId }) => shopId === shop.id)).toEqual([])
  })

  test('"I did not ask for this" ends what goes on, tells the shop, and is said once', async () => {
    const { shop, anna, customer, carla } = await asking('none')
    const assistId = (await assisting(anna, customer)).assist!.id
    const other = asCustomer(shop, await makeCustomer(shop))
    await expect(disputeAssist(other, { assistId })).rejects.toMatchObject({ key: 'missing' })

    await disputeAssist(carla, { assistId })
    await expect(disputeAssist(carla, { assistId })).rejects.toMatchObject({ key: 'missing' })
    expect(only(await helpLog(carla))).toMatchObject({ ending: 'customer-ended', disputedAt: expect.any(Date) })
    const letters = (await lettersOf('adm-assist-disputed')).filter(({ shopId }) => shopId === shop.id)
    expect(only(letters)).toMatchObject({ recipient: 'shop@test.com' })
    expect(only(letters).text).toContain(anna.account.name)
  })

  test('only customers themselves can say that they did not ask', async () => {
    const { anna, customer } = await asking('none')
    const acting = await assisting(anna, customer)
    await expect(disputeAssist(acting, { assistId: acting.assist!.id })).rejects.toMatchObject({ key: 'notOnBehalf' })
  })
})
