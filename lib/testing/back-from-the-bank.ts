import { asc, eq } from 'drizzle-orm'
import { db } from '@/db'
import { newId } from '@/db/id'
import { mails, orders, paymentCallbacks, payments } from '@/db/schema'
import { now } from '@/lib/clock'
import { translator } from '@/lib/i18n'
import { SIGNATURE_HEADER, signatureOf } from '@/lib/payments/signature'
import { fillCart, placeNow } from './buy'
import type { Place } from './last-one'
import { asCustomer, makeCustomer, makeSku } from './make'
import { FORM, SECRET } from './pay'
import { look, send, signedIn } from './plain-browser'

export type Came = { waiting: number; through: number; wrong: string[] }

/**
 * Somebody has paid on the bank's page. Their browser comes back, and the bank's word comes, at the same instant at
 * every server. Answers how many returns still found the order waiting, and what is not as it has to be.
 */
export async function comeBackAtOnce({ shop, host, ports }: Place): Promise<Came> {
  const customer = await makeCustomer(shop)
  const carla = asCustomer(shop, customer)
  const browser = await signedIn(shop, host, customer.accountId)
  await fillCart(carla, [[await makeSku(shop), 1]], { gateway: FORM })
  const order = await placeNow(carla)
  const { number, total } = order
  const back = `/pay/${number}/return`
  const event = { id: newId(), type: 'PAYMENT', orderNumber: number, amount: total, currency: shop.currency }
  const body = JSON.stringify({ ...event, shop: shop.code, code: '1', reference: `bank-${number}` })
  const headers = { 'content-type': 'application/json', [SIGNATURE_HEADER]: signatureOf(body, SECRET, now()) }
  const bank = { host, cookie: '' }
  const tell = (port: number) => send(bank, port, `/api/callbacks/${FORM}`, { headers, body: Buffer.from(body) })

  const [returns, words] = await Promise.all([
    Promise.all(ports.map((port) => look(browser, port, back))),
    Promise.all(ports.map(tell)),
  ])

  const wrong = words.filter(({ status }) => status !== 200).map(({ status }) => `the bank was answered ${status}`)
  const done = `/checkout/done/${number}`
  const through = returns.filter(({ status, location }) => status === 307 && location.endsWith(done)).length
  const t = translator('en')
  const waiting = returns.filter(({ status, text }) => status === 200 && text.includes(t('pay.returnTitle'))).length
  if (through + waiting !== ports.length) wrong.push(`back: ${returns.map(({ status }) => status)}`)
  for (const port of ports) {
    const again = await look(browser, port, back)
    if (!again.location.endsWith(done)) wrong.push(`the return says ${again.status} ${again.location} afterwards`)
    const end = await look(browser, port, done)
    if (!end.text.includes(t('outcomes.placed.title'))) wrong.push('the last page does not say that it is ordered')
  }
  return { waiting, through, wrong: [...wrong, ...(await wrongWith(order.id, customer))] }
}

async function wrongWith(orderId: string, customer: { id: string; email: string }): Promise<string[]> {
  const its = await db.select().from(orders).where(eq(orders.customerId, customer.id))
  const [order] = its
  const ledger = await db.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.id))
  const heard = await db.select().from(paymentCallbacks).where(eq(paymentCallbacks.orderId, orderId))
  const letters = await db.select().from(mails).where(eq(mails.recipient, customer.email))
  const found = {
    orders: its.map(({ state }) => state).join(),
    paid: order?.paid === order?.total,
    money: ledger.map(({ operation, result, amount }) => `${operation} ${result} ${amount}`).join(),
    callbacks: heard.map(({ state }) => state).join(),
    letters: new Set(letters.map(({ template }) => template)).size === letters.length,
  }
  const money = `AUTH_CAPTURE Ok ${order?.total}`
  const wanted = { orders: 'os.in.progress', paid: true, money, callbacks: 'processed', letters: true }
  return Object.entries(wanted).flatMap(([name, value]) => {
    const actual = found[name as keyof typeof found]
    return actual === value ? [] : [`${name}: ${actual} instead of ${value}`]
  })
}
