import { readdirSync } from 'node:fs'
import { beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import type { Result } from '@/lib/result'
import { badTexts } from '@/lib/testing/bad-values'
import { asking } from '@/lib/testing/called-here'
import { fieldsOf } from '@/lib/testing/choices'
import { type FullHouse, fullHouse } from '@/lib/testing/full-house'
import { goodValues, ofRegistration } from '@/lib/testing/good-values'

/** How far what has the right shape goes: to where it would be done, or through. */
const going = vi.hoisted(() => ({ isFar: true, reached: 0 }))

vi.stubEnv('TEST_GATEWAYS', 'open')
vi.mock('@/lib/auth/limiter', async (original) => ({ ...(await original<object>()), limit: () => {} }))
vi.mock('@node-rs/argon2', async (original) => ({
  ...(await original<object>()),
  hash: async () => 'x',
  verify: async () => true,
}))
vi.mock('@/lib/action', async (original) => {
  const real = await original<typeof import('@/lib/action')>()
  type Run = (...given: unknown[]) => unknown
  const telling = (make: (schema: never, run: never) => object) => (schema: never, run: Run) => {
    const reached: Run = (...given) => (going.isFar ? run(...given) : going.reached++)
    return Object.assign(make(schema, reached as never), { schema })
  }
  return { ...real, action: telling(real.action), adminAction: telling(real.adminAction) }
})

type Act = ((previous: null, form: unknown) => Promise<Result>) & { schema: z.ZodType }
type Form = Record<string, FormDataEntryValue | FormDataEntryValue[]>

const { objectOf } = await import('@/lib/action')
const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /(^|\/)actions\.ts$/.test(file),
)
const modules = files.sort().map(async (file) => [file, await import(/* @vite-ignore */ `./${file}`)] as const)
const acts = (await Promise.all(modules)).flatMap(([file, module]: readonly [string, Record<string, Act>]) =>
  Object.entries(module).map(([name, act]) => ({
    file,
    name,
    act,
    form: `${file.replace(/\/?actions\.ts$/, '')} ${name}`,
  })),
)

/** Forms that need something to have gone before that the full house has not: they are given what has the right shape, and say no. */
const unmet: Record<string, string> = {
  '(shop)/account/approvals': 'decide',
  '(shop)/account/help-log': 'answer takeChangesBack',
  '(shop)/account/managed-lists': 'rest',
  '(shop)/account/quick-checkout': 'answerQuickly',
  '(shop)/account/recurring': 'skip',
  '(shop)/account/security': 'changePassword signOutOf',
  '(shop)/account/security/second-factor': 'begin confirm keep renew turnOff',
  '(shop)': 'takeOver',
  '(shop)/pay/card': 'keep',
  '(shop)/sign-in': 'signIn',
  '(shop)/sign-in/code': 'enterCode',
  'admin/callbacks': 'close',
  'admin/coupons': 'make',
  'admin/forms': 'forget',
  'admin/managers': 'appoint changeRights turn inviteAgain reset',
  'admin/orders/[id]': 'answer decline',
  'admin/orders': 'pressOnEach',
  'admin/organisations': 'settle',
  'admin/security': 'confirm renew turnOff',
  'admin/sign-in': 'signIn',
  'admin/sign-in/code': 'enterCode',
  'assist-ended/[id]': 'takeChangesBack',
  'service/asking/[id]': 'code begin',
  'service/customers/[id]/shops/[shop]': 'switchShop',
  'service/customers/new': 'register',
}
const isUnmet = ({ file, name }: { file: string; name: string }) =>
  unmet[file.replace(/\/?actions\.ts$/, '')]?.split(' ').includes(name) ?? false

let house: FullHouse
beforeAll(async () => {
  house = await fullHouse()
  asking.undoes = true
})

function formOf(given: Form) {
  const form = new FormData()
  for (const [name, value] of Object.entries(given)) for (const one of [value].flat()) form.append(name, one)
  return form
}

const Refused = z.strictObject({
  ok: z.literal(false),
  message: z.string().min(1),
  fields: z.record(z.string(), z.string()),
  typed: z.record(z.string(), z.string()),
})
/** What is written of somebody who is refused: what they wanted, what they know wrongly, and what a bank has told. */
const kept = /^(audit_|limits$|payment_callbacks$)/

/** What came of it: done, or refused in words and without a trace. Anything else is a fault of ours, and thrown. */
async function press(act: Act, form: unknown): Promise<'done' | 'refused'> {
  asking.written.clear()
  asking.transactions = 0
  try {
    const result = await act(null, form)
    if (result.ok) return 'done'
    Refused.parse(result)
  } catch (error) {
    const digest = String((error as { digest?: string }).digest ?? '')
    if (!/^NEXT_(HTTP_ERROR_FALLBACK;404|REDIRECT;\w+;\/(?![/\\])[\x21-\x7e]*)$/.test(digest)) throw error
    return 'done'
  }
  const changed = [...asking.written].filter((table) => !kept.test(table))
  if (changed.length > 0) throw new Error(`refused, and changed ${changed}`)
  return 'refused'
}

const peopleFor = (file: string): Actor[] => {
  const { carla, anna, hilde, idle, boss, guest } = house.people
  if (file.startsWith('admin/')) return [boss!]
  return /^(service|assist-ended)\//.test(file) ? [idle!, anna!] : [carla!, anna!, hilde!, guest!]
}

/** The fields of a form, with what is good in each; those of a form that a shop makes by itself are known by name. */
function goodFields({ act: { schema }, file }: (typeof acts)[number]): [string, string[]][] {
  const fields = Object.entries(fieldsOf(schema)).map(([name, field]): [string, string[]] => [
    name,
    goodValues(house, name, field, file),
  ])
  const isLoose = schema instanceof z.ZodObject && schema.def.catchall instanceof z.ZodUnknown
  return isLoose
    ? [...fields, ...Object.entries(ofRegistration).map(([name, good]): [string, string[]] => [name, [good]])]
    : fields
}

type Ready = { actor: Actor; names: string[]; good: Form; isDone: boolean }

/** Looks for somebody who may press it, and for what they would have to fill in. */
async function ready(one: (typeof acts)[number]): Promise<Ready> {
  const { act, file } = one
  const fields = goodFields(one)
  const names = fields.map(([name]) => name)
  const all = Object.fromEntries(fields.map(([name, [first]]) => [name, first ?? '']))
  const shape = fieldsOf(act.schema)
  const needed = Object.fromEntries(Object.entries(all).filter(([name]) => !shape[name]?.safeParse(undefined).success))
  const most = isUnmet(one) ? 1 : 250
  const tries = [all, needed].flatMap((base) => [
    base,
    ...fields.flatMap(([name, good]) => good.slice(1, most).map((value): Form => ({ ...base, [name]: value }))),
  ])
  for (const good of tries)
    for (const actor of peopleFor(file)) {
      asking.actor = actor
      if ((await press(act, formOf(good))) === 'done') return { actor, names, good, isDone: true }
    }
  return { actor: peopleFor(file)[0]!, names, good: all, isDone: false }
}

const texts = badTexts.map(([what, text]): [string, FormDataEntryValue] => [what, text])
const wrongKinds: [string, FormDataEntryValue][] = [['a file', new File(['x'], 'x')], ...texts]

const done: string[] = []
test.each(acts)('a form takes what nobody meant as it is meant, or says no: $form', async (one) => {
  const { act, file, form } = one
  expect(act.schema, 'its input has a shape').toBeDefined()
  const { actor, names, good, isDone } = await ready(one)
  if (isDone) done.push(form)
  asking.actor = actor
  const wrong: string[] = []
  const tell = (what: string) => (error: Error) => void wrong.push(`${what}: ${error.stack}`.slice(0, 700))
  for (const odd of [undefined, null, 'x', 7, [], { id: 'x' }, new URLSearchParams('a=1')])
    await press(act, odd).catch(tell(`${odd}`))

  const harmless: Record<string, [string, FormDataEntryValue][]> = {}
  going.isFar = false
  for (const name of names) {
    const { [name]: one = '', ...without } = good
    const forms: [string, FormDataEntryValue, Form][] = [
      ...wrongKinds.map(([what, bad]): [string, FormDataEntryValue, Form] => [what, bad, { ...good, [name]: bad }]),
      ['twice', '', { ...good, [name]: [one, one].flat() }],
      ['missing', '', without],
    ]
    for (const [what, bad, given] of forms) {
      going.reached = 0
      const outcome = await press(act, formOf(given)).catch(tell(`${name} ${what}`))
      if (going.reached === 1) harmless[name] = [...(harmless[name] ?? []), [what, bad]]
      else if (outcome !== 'refused') wrong.push(`${name} ${what}: ${outcome}`)
    }
  }
  going.isFar = true
  // What has its shape goes on to the database: in each field another thing that is odd.
  const rounds = Math.max(0, ...Object.values(harmless).map((each) => each.length))
  for (let round = 0; round < rounds; round++) {
    const odd = Object.entries(harmless).map(([name, each]) => [name, ...each[round % each.length]!] as const)
    const given: Form = { ...good, ...Object.fromEntries(odd.map(([name, , bad]) => [name, bad])) }
    await press(act, formOf(given)).catch(tell(odd.map(([name, what]) => `${name} ${what}`).join(', ')))
  }
  const more = { ...good, constructor: 'x', 'a.b[c]': 'x', isAdmin: 'true', price: '0', $ACTION_1: 'x' }
  const extra = formOf(more)
  extra.append('__proto__', 'x')
  await press(act, extra).catch(tell('more than was asked'))
  expect(wrong).toEqual([])
  expect({} as Record<string, unknown>).not.toHaveProperty('isAdmin')
})

test('most forms are done, when everything in them is as it is meant', () => {
  const not = acts.filter((one) => !done.includes(one.form) && !isUnmet(one)).map(({ form }) => form)
  expect(not, 'put one of it into the full house, or what it takes into the good values').toEqual([])
  expect(acts.filter(isUnmet)).toHaveLength(Object.values(unmet).join(' ').split(' ').length)
})
