import 'server-only'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { db } from '@/db'
import { newId } from '@/db/id'
import { fulfilmentCentres, orders } from '@/db/schema'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { missing, Refusal } from '@/lib/refusal'
import { shopById } from '@/lib/shops/queries'
import { catalogueShopId } from '@/lib/shops/shop'
import { type Outcome, raise } from '../raise'
import { byItself } from '../work'
import { DeliveryUpdate } from './delivery-update-input'

/**
 * Takes over what a fulfilment centre reports about its deliveries of an order: what it says is kept, and deliveries
 * that were packed and sent move on, money included. Reporting the same again changes nothing more.
 */
export async function applyDeliveryUpdate(given: DeliveryUpdate): Promise<Outcome> {
  const { orderNumber, centreCode, deliveryNumber, lines } = given
  const [order] = await db
    .select({ id: orders.id, shopId: orders.shopId })
    .from(orders)
    .where(eq(orders.number, orderNumber))
  const shop = order && (await shopById(order.shopId))
  if (!order || !shop) throw missing()
  const [centre] = await db
    .select({ id: fulfilmentCentres.id })
    .from(fulfilmentCentres)
    .where(and(eq(fulfilmentCentres.shopId, catalogueShopId(shop)), eq(fulfilmentCentres.code, centreCode)))
  if (!centre) throw missing()
  const update = { centreId: centre.id, deliveryNumber, lines }
  return raise(byItself(newId()), order.id, { event: 'evt.delivery.update', by: 'integration', update })
}

/**
 * A job: reads the files that centres leave in DELIVERY_UPDATES_FOLDER, each a JSON list of updates, in the order of
 * their names. A file that was read moves to `done`; one that could not be, whole or in part, to `failed`, with a list
 * of what was wrong beside it.
 */
export async function readDeliveryFiles(folder = env().DELIVERY_UPDATES_FOLDER): Promise<number> {
  if (!folder) return 0
  for (const name of ['done', 'failed'])
    await mkdir(join(/* turbopackIgnore: true */ folder, name), { recursive: true })
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  for (const name of files) {
    const problems = await readOne(join(folder, name))
    if (problems.length > 0) await writeFile(join(folder, 'failed', `${name}.txt`), `${problems.join('\n')}\n`)
    await rename(join(folder, name), join(folder, problems.length > 0 ? 'failed' : 'done', name))
  }
  return files.length
}

async function readOne(file: string): Promise<string[]> {
  const given = z.array(z.unknown()).safeParse(parsed(await readFile(file, 'utf8')))
  if (!given.success) return ['the file is not a JSON list']
  const problems: string[] = []
  for (const [index, each] of given.data.entries()) {
    const update = DeliveryUpdate.safeParse(each)
    const problem = update.success ? await applied(update.data) : z.prettifyError(update.error)
    if (problem) problems.push(`update ${index + 1}: ${problem}`)
  }
  return problems
}

async function applied(update: DeliveryUpdate): Promise<string | undefined> {
  try {
    const { handled } = await applyDeliveryUpdate(update)
    return handled ? undefined : 'no line of this order and centre was named'
  } catch (error) {
    if (error instanceof Refusal) return error.key
    log.error({ err: error, order: update.orderNumber }, 'a delivery update failed')
    return 'failed; see the log'
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
