import { z } from 'zod'

/** As much of how an order stands as a case is about. `del` is `all=<state>` or `D1=<state> D2=<state>`. */
const Standing = z
  .object({
    order: z.string(),
    del: z.string(),
    pay: z.string(),
    paid: z.string(),
    total: z.string(),
    /** By short name: quantity/reserved. */
    inv: z.record(z.string(), z.string()),
  })
  .partial()
export type ExpectedStanding = z.output<typeof Standing>

/** In a case it is called `then`; an object with a property of that name is taken for a promise. */
const withoutThen = (given: unknown) =>
  Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name === 'then' ? 'after' : name, value]))

/** A story about an order: what is done, step by step, and how everything stands after it. */
export const Case = z.preprocess(
  withoutThen,
  z.object({
    id: z.string().min(1),
    gateway: z.string().min(1),
    /** `A` authorises and captures at shipment, `AC` does both at once; `/ship` pays each delivery, `/one` the order. */
    mode: z.enum(['', 'A/ship', 'A/one', 'AC/ship', 'AC/one']).default(''),
    initialFaults: z.array(z.string()).default([]),
    steps: z.array(z.string()),
    after: Standing,
  }),
)
export type Case = z.output<typeof Case>

export const CaseFile = z.union([z.array(Case), z.object({ cases: z.array(Case) }).transform((file) => file.cases)])

/** What a step should come to. */
export type Expected = 'handled' | 'refused' | 'not handled'

export type EventStep = {
  kind: 'event'
  event: string
  expected: Expected
  /** The money is dealt with by hand. */
  byHand: boolean
  /** Minor units, or the order's total. */
  amount: number | 'total' | null
  /** The gateway says so in a callback, rather than a person. */
  isCallback: boolean
  /** The answer of the gateway's own form. */
  code: string | null
  lines: { sku: string; said: string }[]
}

export type Step =
  | { kind: 'order'; cart: string; isSingle: boolean; inSubShop: boolean }
  | { kind: 'parameter'; name: string; value: string | null }
  | { kind: 'stock'; sku: string; by: number }
  | { kind: 'release'; sku: string; when: 'past' | 'future' | 'none' }
  | EventStep

/** Reads a step as it is written in a case; throws if it says nothing we know. */
export function stepOf(text: string): Step {
  const step = orderOf(text) ?? parameterOf(text) ?? stockOf(text) ?? releaseOf(text) ?? eventOf(text)
  if (!step) throw new Error(`a step that is not understood: ${text}`)
  return step
}

function orderOf(text: string): Step | undefined {
  const match = text.match(/^order (\w+)(\/single|\/multi)?( SUBSHOP)?$/)
  return match
    ? { kind: 'order', cart: match[1]!, isSingle: match[2] === '/single', inSubShop: Boolean(match[3]) }
    : undefined
}

/** `+CAPTURE_FAIL`, `-PROCESSING#259.74`, `extRefundCode=3`. */
function parameterOf(text: string): Step | undefined {
  const code = text.match(/^([+-])?extRefundCode(?:=(\w+))?$/)
  if (code)
    return { kind: 'parameter', name: 'ext-refund-response-code', value: code[1] === '-' ? null : (code[2] ?? null) }
  const fault = text.match(/^([+-])([A-Z_]+)(?:#(\d+\.\d\d))?$/)
  if (!fault) return undefined
  const name = fault[3] ? `${fault[2]}_SEQNO_${fault[3]}` : fault[2]!
  return { kind: 'parameter', name, value: fault[1] === '+' ? 'true' : null }
}

function stockOf(text: string): Step | undefined {
  const match = text.match(/^stock([+-]\d+) (\w+)$/)
  return match ? { kind: 'stock', by: Number(match[1]), sku: match[2]! } : undefined
}

function releaseOf(text: string): Step | undefined {
  const match = text.match(/^release date of (\w+) := (past|future|none)$/)
  return match ? { kind: 'release', sku: match[1]!, when: match[2] as 'past' | 'future' | 'none' } : undefined
}

const answers: Record<string, Expected> = { '': 'handled', true: 'handled', EXCEPTION: 'refused', false: 'not handled' }

function eventOf(text: string): EventStep | undefined {
  const match = text.match(/^(evt(?:\.\w+)+)((?:\[[^\]]*\])*)(?:=>(\w+))?$/)
  const expected = answers[match?.[3] ?? '']
  if (!match || !expected) return undefined
  const step: EventStep = {
    kind: 'event',
    event: match[1]!,
    expected,
    byHand: false,
    amount: null,
    isCallback: false,
    code: null,
    lines: [],
  }
  for (const [, said] of match[2]!.matchAll(/\[([^\]]*)\]/g)) read(step, said!.trim())
  return step
}

function read(step: EventStep, said: string) {
  const [first, ...rest] = said.split(/[ =]/)
  if (said === 'manual') step.byHand = true
  else if (said === 'total') step.amount = 'total'
  else if (isAmount(said)) step.amount = minor(said)
  else if (first === 'authCode') step.code = rest.join('')
  else if (first === 'callback') {
    step.isCallback = true
    step.amount = rest[0] ? minor(rest[0]) : 'total'
  } else {
    step.lines = said.split(',').map((line) => {
      const [sku, what] = line.trim().split(':')
      if (!sku || !what) throw new Error(`a step that is not understood: ${step.event}[${said}]`)
      return { sku, said: what }
    })
  }
}

const isAmount = (text: string) => /^\d+\.\d\d$/.test(text)

/** 689.74 as 68974. */
export function minor(text: string): number {
  if (!isAmount(text)) throw new Error(`not an amount: ${text}`)
  return Number(text.replace('.', ''))
}

/** 68974 as 689.74. */
export const major = (amount: number) =>
  `${amount < 0 ? '-' : ''}${Math.trunc(Math.abs(amount) / 100)}.${String(Math.abs(amount) % 100).padStart(2, '0')}`
