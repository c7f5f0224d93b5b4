import { readdirSync, readFileSync } from 'node:fs'
import { NextRequest } from 'next/server'
import { type ComponentType, createElement } from 'react'
import { prerender } from 'react-dom/static'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { cares } from '@/lib/people/care-input'
import { badWords } from '@/lib/testing/bad-values'
import { asking } from '@/lib/testing/called-here'
import { knownChoices } from '@/lib/testing/choices'
import { type FullHouse, fullHouse } from '@/lib/testing/full-house'
import { proxy } from '@/proxy'

vi.stubEnv('TEST_GATEWAYS', 'open')
vi.stubEnv('PAGE_LIMIT', 'off')

type Values = Record<string, string | string[] | undefined>
type Given = { params: Promise<Values>; searchParams: Promise<Values> }
type Page = { default: ComponentType<Given>; generateMetadata?: (given: Given) => Promise<unknown> }

const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) => /(^|\/)page\.tsx$/.test(file))
/** Pages that only ever lead on: to the bank, or away from a code that nobody is asked for. */
const passing = [
  '(shop)/pay/[number]',
  '(shop)/sign-in/code',
  'admin/sign-in/code',
  '(shop)/account/security/second-factor',
]

let house: FullHouse
let choices: Awaited<ReturnType<typeof knownChoices>>
beforeAll(async () => {
  house = await fullHouse()
  choices = await knownChoices()
  asking.undoes = true
})

/** As much of each as a server takes of an address at all. */
const texts = badWords.map(([what, text]) => [what, text.slice(0, 12_000)] as const)

/** What a page is given of an address, which goes through the proxy first; nothing where that refuses it. */
async function arrived(search: Values): Promise<Values | undefined> {
  const url = new URL('http://shop.test/x')
  for (const [key, value] of Object.entries(search))
    for (const one of [value ?? []].flat()) url.searchParams.append(key, one)
  if ((await proxy(new NextRequest(url))).status === 400) return undefined
  const keys = [...new Set(url.searchParams.keys())]
  return Object.fromEntries(
    keys.map((key) => {
      const values = url.searchParams.getAll(key)
      return [key, values.length > 1 ? values : values[0]]
    }),
  )
}

/** What came of it: shown, or where the page sends whoever asks. Anything else is a fault of ours, and thrown. */
async function look(page: Page, params: Values, search: Values): Promise<string> {
  const given = { params: Promise.resolve(params), searchParams: Promise.resolve(search) }
  const faults: unknown[] = []
  try {
    await page.generateMetadata?.(given)
    await prerender(createElement(page.default, given), { onError: (error) => void faults.push(error) })
  } catch (error) {
    faults.push(error)
  }
  if (faults.length === 0) return 'shown'
  const digest = String((faults[0] as { digest?: string }).digest ?? '')
  if (!/^NEXT_(HTTP_ERROR_FALLBACK;404|REDIRECT;replace;\/(?![/\\])[\x21-\x7e]*)$/.test(digest)) throw faults[0]
  return digest
}

/** An address's parameters, each of which tells that it was read. */
const told = (keys: Set<string>, values: Values) =>
  new Proxy(values, {
    get(target, name) {
      if (typeof name === 'string' && name !== 'then') keys.add(name)
      return Reflect.get(target, name)
    },
  })

/** What may stand in a place of a path; nothing for one that nobody has named here yet. */
function candidates(name: string): (string | string[])[] {
  const every = (field: string, ...tables: string[]) =>
    [...house.rows].flatMap(([table, rows]) =>
      tables.length && !tables.includes(table) ? [] : rows.flatMap((row) => (row[field] ? [String(row[field])] : [])),
    )
  const known: Record<string, () => (string | string[])[]> = {
    id: () => [...new Set(every('id'))],
    number: () => every('number', 'orders'),
    slug: () => every('slug', 'products'),
    '...path': () => [['lamps']],
    shop: () => every('id', 'shops'),
    buyer: () => every('id', 'customers'),
    attribute: () => ['new'],
    template: () => ['order-new'],
    care: () => [...cares],
    secret: () => house.secrets,
    token: () => house.secrets,
  }
  return known[name]?.() ?? []
}

/** Every way to fill the places of a path. */
const pathsTo = (file: string) =>
  [...file.matchAll(/\[([^\]]+)\]/g)].reduce<Values[]>(
    (paths, [, name]) =>
      paths.flatMap((path) => candidates(name!).map((value) => ({ ...path, [name!.replace('...', '')]: value }))),
    [{}],
  )

const peopleFor = (file: string): Actor[] => {
  const { carla, anna, hilde, idle, boss, guest } = house.people
  if (file.startsWith('admin/')) return [boss!, guest!]
  return file.startsWith('service/') ? [idle!] : [carla!, anna!, hilde!, guest!, idle!]
}

/** Looks for somebody to whom the page shows something, and learns which parameters it reads. */
async function open(file: string) {
  const page: Page = await import(/* @vite-ignore */ `./${file}`)
  const keys = new Set<string>()
  const paths = pathsTo(file)
  const reads = /\bawait searchParams\b/.test(readFileSync(`app/${file}`, 'utf8'))
  const good = { sku: house.lamp.code, h: house.handle }
  for (const params of paths)
    for (const actor of peopleFor(file)) {
      asking.actor = actor
      if ((await look(page, params, told(keys, good))) === 'shown') {
        if (keys.size > 0 === reads) return { page, params, keys, good, isShown: true }
      }
    }
  return { page, params: paths[0]!, keys, good, isShown: false }
}

/** The page with each thing that is bad in each place, and in all parameters at once: in each of them another. */
function attempts({ params, keys, good }: Awaited<ReturnType<typeof open>>): [string, Values, Values][] {
  const wrapped = (value: unknown, bad: string) => (Array.isArray(value) ? [bad] : bad)
  return texts.flatMap(([what, bad], at): [string, Values, Values][] => {
    const other = (index: number) => texts[(at + index * 7) % texts.length]![1]
    const search = Object.fromEntries([...keys].map((key, index) => [key, other(index)]))
    const escaped = encodeURIComponent(bad.toWellFormed())
    return [
      ...(keys.size ? [[`${what} in ${[...keys]}`, params, search] as [string, Values, Values]] : []),
      ...Object.entries(params).map(([name, value]): [string, Values, Values] => [
        `${what} as ${name}`,
        { ...params, [name]: wrapped(value, escaped) },
        good,
      ]),
    ]
  })
}

/** A list in each of its ways, which other columns may be sorted by: from places that nobody was ever sent to. */
const ways = ({ params, keys }: Awaited<ReturnType<typeof open>>): [string, Values, Values][] =>
  [...keys].flatMap((key) =>
    [...(keys.size > 1 ? (choices.get(key) ?? []) : [])].flatMap((choice) =>
      texts
        .filter(([what]) => /^place [1-3]/.test(what))
        .map(([what, place]): [string, Values, Values] => [
          `${what}, ${key} ${choice}`,
          params,
          { ...Object.fromEntries([...keys].map((each) => [each, place])), [key]: String(choice) },
        ]),
    ),
  )

const lists: [string, string[]][] = [
  ['twice', ['x', 'x']],
  ['a list of nothing', []],
  ['prototypes', ['__proto__', '\0']],
]

describe('a page, whatever is asked of it,', () => {
  test.each(files.sort())('shows something or says that there is nothing: %s', async (file) => {
    const opened = await open(file)
    const name = file.replace(/\/?page\.tsx$/, '')
    expect(opened.isShown || passing.includes(name), 'somebody is shown it: put one of it into the full house').toBe(
      true,
    )

    asking.written.clear()
    const { page, params, keys } = opened
    const twice = lists.map(([what, list]): [string, Values, Values] => [
      what,
      params,
      Object.fromEntries([...keys].map((key) => [key, list])),
    ])
    const wrong: string[] = []
    for (const [what, path, asked] of [...attempts(opened), ...ways(opened), ...(keys.size ? twice : [])]) {
      const search = await arrived(asked)
      expect(!search, what).toBe(JSON.stringify(asked).includes('\\u0000'))
      if (search) await look(page, path, search).catch((error) => wrong.push(`${what}: ${error.stack}`.slice(0, 600)))
    }
    expect(wrong).toEqual([])
    expect([...asking.written].filter((table) => !/^audit_/.test(table))).toEqual([])
  })
})
