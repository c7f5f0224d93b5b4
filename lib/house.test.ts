import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

/** Who may lean on whom. A room may import itself, and what stands in its row. */
const rooms: Record<string, string[]> = {
  app: ['components', 'lib'],
  components: ['lib'],
  lib: ['db', 'messages'],
  db: [],
  e2e: ['db', 'lib'],
}

/** The nouns of lib, in order: each leans only on those before it. */
const nouns = [
  'live',
  'audit',
  'shops',
  'people',
  'mail',
  'assist',
  'registration',
  'organisations',
  'pricing',
  'inventory',
  'catalogue',
  'coupons',
  'cart',
  'lists',
  'undo',
  'managed-lists',
  'payments',
  'orders',
  'recurring',
  'subscriptions',
  'desk',
  'privacy',
  'reports',
  'jobs',
]

/** Files that start things, or stand at a door, rather than get imported by the rooms beside them. */
const entryPoints = /\.test\.tsx?$|^db\/seed\/|^lib\/testing\/|^lib\/auth\/(session|sign-in|arrive|guest|admin)\.ts$/

const filesIn = (room: string): string[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${room}/${name}`)
    .sort()

const sourceOf = (file: string) => readFileSync(file, 'utf8')

const everything = Object.keys(rooms).flatMap(filesIn)
const product = everything.filter((file) => !/\.test\.tsx?$|^e2e\/|^lib\/testing\//.test(file))

const importsOf = (file: string) =>
  [...sourceOf(file).matchAll(/(?:from|import\() ?'@\/([\w/.[\]()-]+)'/g)].map((match) => match[1]!)

/** Words of the business that need no database. */
const free = ['db/words', 'db/schema/carts']

describe('the walls', () => {
  test.each(Object.entries(rooms))('%s leans only on %j', (room, allowed) => {
    const strays = filesIn(room)
      .filter((file) => !entryPoints.test(file))
      .flatMap((file) => importsOf(file).map((target) => `${file} → ${target}`))
      .filter((arrow) => {
        const target = arrow.split(' → ')[1]!
        const top = target.split('/')[0]!
        return top !== room && !allowed.includes(top) && !free.includes(target)
      })

    expect(
      strays.filter((arrow) => !arrow.endsWith('messages/en.json') && !arrow.endsWith('messages/fr.json')),
    ).toEqual([])
  })

  test('the nouns of lib lean only to the left', () => {
    const strays = filesIn('lib')
      .filter((file) => !entryPoints.test(file))
      .flatMap((file) => {
        const own = nouns.indexOf(file.split('/')[1]!)
        if (own < 0) return []
        const right = importsOf(file).filter((target) => nouns.indexOf(target.split('/')[1] ?? '') > own)
        return right.filter((target) => target.startsWith('lib/')).map((target) => `${file} → ${target}`)
      })

    expect(strays).toEqual([])
  })

  test('every door to the server is guarded', () => {
    const doors = filesIn('app').filter((file) => /actions\.ts$/.test(file))
    const handlers = filesIn('app').filter((file) => /route\.ts$/.test(file))
    const open = (file: string, guard: RegExp) =>
      (sourceOf(file).match(/^export .+/gm) ?? []).filter((line) => !guard.test(line)).map((line) => `${file}: ${line}`)

    expect(doors.flatMap((file) => open(file, /= (action|adminAction)\(/))).toEqual([])
    expect(handlers.flatMap((file) => open(file, /= (post|get|adminPost|adminGet)\(/))).toEqual([
      'app/api/auth/[...nextauth]/route.ts: export { handle as GET, handle as POST }',
      // For machines: nobody is signed in, gateways sign what they say.
      'app/api/callbacks/[gateway]/route.ts: export const POST = async (request: Request, { params }: Context) =>',
      "app/api/health/route.ts: export const GET = () => new Response('ok', { headers: { 'Cache-Control': 'no-store' } })",
      'app/api/ready/route.ts: export async function GET() {',
    ])
  })

  test('what must stay on the server says so', () => {
    const silent = filesIn('lib')
      .filter((file) => !entryPoints.test(file) && /from '@\/db(\/schema|\/search|\/errors)?'/.test(sourceOf(file)))
      .filter((file) => !/^import (type )?.*server-only|^import 'server-only'/m.test(sourceOf(file)))
      .filter(
        (file) =>
          !/^import type .* from '@\/db/m.test(sourceOf(file)) || /^import \{.* from '@\/db/m.test(sourceOf(file)),
      )
      .filter((file) => file !== 'lib/audit/verify-command.ts')

    expect(silent).toEqual([])
  })

  test('the environment is read in few places', () => {
    const readers = product.filter((file) => /process\.env/.test(sourceOf(file)))

    expect(readers.sort()).toEqual([
      'db/dialect.ts',
      'db/seed/index.ts',
      'lib/audit/verify-command.ts',
      'lib/clock.ts',
      'lib/env.ts',
      'lib/log.ts',
    ])
  })

  test('markup is React’s and the letters’ own: nobody writes any by hand', () => {
    const words = /dangerouslySetInnerHTML|\b(innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b|\beval\(/
    const open = /srcDoc(?!=\{[\w.]+\}\s+sandbox="")/ // a letter is shown where nothing of it runs
    expect(product.filter((file) => words.test(sourceOf(file)) || open.test(sourceOf(file)))).toEqual([])
  })

  test('a link of ours finds its assist by itself: told twice for whom, it leads nowhere', () => {
    expect(product.filter((file) => /<Link\b[^>]*href=\{hrefFor\(/.test(sourceOf(file)))).toEqual([])
  })

  test('who somebody is stands in a cookie alone', () => {
    const words = /getToken|get\('authorization'\)|headers\.authorization/i
    const rooms = product.filter((file) => !file.startsWith('lib/payments/') && words.test(sourceOf(file)))
    expect(rooms).toEqual([])
  })

  test('links in letters come from configuration: few ask which host a request named', () => {
    const asking = product.filter((file) => /get\('(host|forwarded|x-forwarded[\w-]*)'\)/.test(sourceOf(file)))
    const known = ['session', 'next-auth', 'origin'].map((name) => `lib/auth/${name}.ts`)
    expect(asking).toEqual(['app/api/card-tokens/stripe/route.ts', ...known].sort())
    expect(filesIn('lib/mail').filter((file) => /next\/headers/.test(sourceOf(file)))).toEqual([])
  })

  test('only db/ knows the dialects', () => {
    const knowing = product.filter((file) =>
      /isPostgres|pg-core|sqlite-core|better-sqlite3|node-postgres/.test(sourceOf(file)),
    )

    expect(knowing.filter((file) => !file.startsWith('db/'))).toEqual([])
  })
})

describe('the style', () => {
  test('no any, no suppression, no skipped test', () => {
    const words = /(: any\b|\bas any\b|<any>|@ts-(ignore|expect-error|nocheck)|biome-ignore|\.(skip|only|fixme)\()/
    const here = 'lib/house.test.ts'

    expect(everything.filter((file) => file !== here && words.test(sourceOf(file)))).toEqual([])
  })

  test('no file holds two things', () => {
    const written = [...everything, ...filesIn('scripts')]
    const long = written.filter((file) => statSync(file).isFile() && sourceOf(file).split('\n').length > 301)

    expect(long).toEqual([])
  })

  test('no float near money', () => {
    expect(product.filter((file) => /parseFloat|toFixed\(/.test(sourceOf(file)))).toEqual([])
  })

  test('no roles and no order states are compared in pages', () => {
    const screens = [...filesIn('app'), ...filesIn('components')]

    expect(screens.filter((file) => /ROLE_SM|=== 'os\.|=== 'ds\./.test(sourceOf(file)))).toEqual([])
  })
})

describe('the programs', () => {
  const programs = ['bench', 'scripts'].flatMap((room) => readdirSync(room).map((name) => `${room}/${name}`))
  const named = (file: string) =>
    [...sourceOf(file).matchAll(/(?:from|import\() ?'(\.[^']+\.m?[jt]s)'/g)].map((match) =>
      join(dirname(file), match[1]!),
    )

  test('find what they import: nothing else would notice that it has moved', () => {
    const files = programs.filter((file) => file.endsWith('.mjs'))

    expect(files.flatMap(named).filter((file) => !existsSync(file))).toEqual([])
    expect(files.flatMap(named).length).toBeGreaterThan(40)
  })
})

describe('the words', () => {
  type Tree = { [key: string]: string | Tree }
  const keysOf = (tree: Tree, path = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
    )
  const read = (locale: string): Tree => JSON.parse(sourceOf(`messages/${locale}.json`))
  const textOf = (tree: Tree, key: string) =>
    key.split('.').reduce<string | Tree>((at, part) => (at as Tree)[part]!, tree) as string

  test('are complete in English and French', () => {
    expect(keysOf(read('fr')).sort()).toEqual(keysOf(read('en')).sort())
  })

  test('take the same values in both', () => {
    const values = (text: string) =>
      [
        ...new Set([...text.matchAll(/(?<!\b(?:one|other|many|zero) ?|=\d+ ?)\{(\w+)/g)].map((match) => match[1])),
      ].sort()
    const [en, fr] = [read('en'), read('fr')]

    expect(keysOf(en).filter((key) => values(textOf(en, key)).join() !== values(textOf(fr, key)).join())).toEqual([])
  })
})
