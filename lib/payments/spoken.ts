import { createHash } from 'node:crypto'
import { z } from 'zod'
import { plainText } from '@/lib/plain-text'
import { type Distrust, distrustOf, SIGNATURE_HEADER } from './signature'

/** What a gateway tells us about: money that came, money that went back, something to know, or nothing we understand. */
export type Spoken = {
  eventId: string
  operation: 'PAYMENT' | 'REFUND' | 'INFO' | 'INVALID'
  /** Whom it names; to be compared with what we know. */
  orderNumber: string | null
  shopCode: string | null
  amount: number | null
  currency: string | null
  /** The platform's codes, see `Told`. */
  code: string
  /** The payment it is about. */
  reference: string | null
  /** Money that went back, where that has a name of its own. */
  refund?: string
  /** Something that a person has to know: money is being taken from us, or did not get to where it was to go. */
  alarm?: Alarm
}

export type Alarm = 'disputed' | 'disputeOver' | 'refundFailed'

/** How a gateway talks to us. */
export type Dialect = {
  /** The shop that a message says it is for: whose secret it has to be signed with. Not believed yet. */
  shopCodeIn(body: string): string | null
  distrust(body: Buffer, headers: Headers, parameters: Readonly<Record<string, string>>, at: Date): Distrust | null
  /** Understands a message that is believed. Never throws: what it does not understand is `INVALID`. */
  read(body: string): Spoken
}

const short = z.string().min(1).max(100)

const Message = z.object({
  version: z.literal(1).default(1),
  id: short,
  type: z.enum(['PAYMENT', 'REFUND', 'INFO']),
  orderNumber: short,
  shop: short,
  amount: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
  code: z.string().max(20).default(''),
  reference: short.nullish(),
})
export type Message = z.input<typeof Message>

const Named = z.object({ id: short.optional(), shop: short.optional() })

/** The language of our own test gateways, signed in `x-behalf-signature`. */
export const ownDialect: Dialect = {
  shopCodeIn: (body) => Named.safeParse(jsonOf(body)).data?.shop ?? null,

  distrust(body, headers, { CALLBACK_SECRET: present, CALLBACK_SECRET_PREVIOUS: previous }, at) {
    const secrets = [present, previous].filter((secret) => secret !== undefined && secret !== '')
    return distrustOf(body, headers.get(SIGNATURE_HEADER), secrets as string[], at)
  },

  read(body) {
    const message = Message.safeParse(jsonOf(body))
    if (!message.success) {
      const named = Named.safeParse(jsonOf(body)).data
      return notUnderstood(named?.id ?? fingerprint(body), named?.shop ?? null)
    }
    const { id, type, orderNumber, shop, amount, currency, code, reference } = message.data
    const told = { orderNumber, shopCode: shop, amount, currency, code, reference: reference ?? null }
    return { eventId: id, operation: type, ...told }
  },
}

export const notUnderstood = (eventId: string, shopCode: string | null): Spoken => ({
  eventId,
  operation: 'INVALID',
  orderNumber: null,
  shopCode,
  amount: null,
  currency: null,
  code: '',
  reference: null,
})

/** An id for a message that has none: the same bytes are the same message. */
export const fingerprint = (body: string) => createHash('sha256').update(body).digest('hex')

/** What a body says, in texts that any database can keep; undefined if it says nothing. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body, (_key, value) => (typeof value === 'string' ? plainText(value) : value))
  } catch {
    return undefined
  }
}
