import { and, like, max } from 'drizzle-orm'
import { db } from '@/db'
import { bulk } from '@/db/bulk'
import { newId } from '@/db/id'
import { accounts, addresses, customerSearch, customerShops, customers } from '@/db/schema'
import { now } from '@/lib/clock'
import { fold } from '@/lib/fold'
import { searchWords, sortName } from '@/lib/people/search-words'
import { CROWD_DOMAIN, type Face, faceOf } from './faces'

const AT_ONCE = 2_000
const SAY_EVERY = 100_000

/** Adds so many synthetic customers to a shop, all or none; their numbers go on from the last that is there. */
export async function addCrowd(shopId: string, count: number, say: (done: number) => void = () => {}) {
  const first = (await lastNumber()) + 1
  await bulk(async (insert) => {
    for (let done = 0; done < count; done += AT_ONCE) {
      const rows = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, at) => rowsOf(shopId, first + done + at))
      await insert(
        accounts,
        rows.map((row) => row.account),
      )
      await insert(
        customers,
        rows.map((row) => row.customer),
      )
      await insert(
        customerShops,
        rows.map((row) => row.link),
      )
      await insert(
        addresses,
        rows.map((row) => row.address),
      )
      await insert(
        customerSearch,
        rows.map((row) => row.search),
      )
      if ((done + AT_ONCE) % SAY_EVERY === 0) say(done + AT_ONCE)
    }
  })
}

async function lastNumber(): Promise<number> {
  const [row] = await db
    .select({ number: max(customers.number) })
    .from(customers)
    .where(and(like(customers.number, 'S_______'), like(customers.email, `%${CROWD_DOMAIN}`)))
  return Number(row?.number?.slice(1) ?? 0)
}

/** What openCustomer and saveAddress would write for this face, except the password. */
function rowsOf(shopId: string, nth: number) {
  const { place, ...face } = faceOf(nth)
  const at = now()
  const account = {
    id: newId(),
    kind: 'customer' as const,
    email: face.email,
    passwordHash: null,
    enabled: true,
    createdAt: at,
  }
  const customer = { id: newId(), accountId: account.id, ...blank, ...face, createdAt: at, updatedAt: at }
  return {
    account,
    customer,
    link: {
      shopId,
      customerId: customer.id,
      enabled: true,
      sortName: sortName(customer),
      sortCompany: fold(customer.company),
      createdAt: at,
    },
    address: addressOf(customer.id, face, place, at),
    search: { customerId: customer.id, words: searchWords(customer, [place.postcode]) },
  }
}

const blank = { middlename: '', department: '', pricingPolicy: '', tags: [] }

const addressOf = (customerId: string, face: Omit<Face, 'place'>, place: Face['place'], createdAt: Date) => ({
  id: newId(),
  customerId,
  kind: 'shipping' as const,
  isDefault: true,
  name: `${face.firstname} ${face.lastname}`,
  company: face.company,
  ...place,
  line2: '',
  phone: face.phone,
  createdAt,
})
