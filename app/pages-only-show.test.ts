import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const filesIn = (room: string) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`)
const sources = new Map(
  [...filesIn('app'), ...filesIn('components'), ...filesIn('lib')]
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(file, 'utf8')]),
)
const shown = [...sources].filter(([file]) =>
  /^app\/.*(page|layout|not-found|error|loading)\.tsx$|^components\//.test(file),
)
/** Whom a manager has opened last, kept for themself. */
const allowed = ['app/service/customers/[id]/page.tsx: rememberVisit']

/** What a module offers that writes: it begins an act or a transaction by itself. */
function writersIn(module: string): string[] {
  const file = [`${module}.ts`, `${module}.tsx`].find(existsSync)
  const parts = (file ? sources.get(file)! : '').split(/^(?=export )/m)
  return parts
    .filter((part) => /\b(act|transact)\(/.test(part))
    .flatMap((part) => part.match(/^export (?:async )?(?:function|const) (\w+)/)?.[1] ?? [])
}

/** What a file takes from our own rooms, by module. */
const takenBy = (text: string) =>
  [...text.matchAll(/^import (?!type)(?:\* as (\w+)|\{([^}]*)\}) from '@\/(lib\/[^']+)'/gm)].map(
    ([, all, names = '', module]) => ({
      module: module!,
      names: all ? ['*'] : names.split(',').map((name) => name.trim()),
    }),
  )

test('showing a page changes nothing, whoever asks for it how often: no page takes in hand what writes', () => {
  expect(shown.length).toBeGreaterThan(50)
  expect(writersIn('lib/managed-lists/decide')).toContain('seeManagedList')
  const writing = shown.flatMap(([file, text]) =>
    takenBy(text).flatMap(({ module, names }) => {
      const writers = writersIn(module)
      return names
        .filter((name) => writers.includes(name) || (name === '*' && writers.length > 0))
        .map((name) => `${file}: ${name}`)
    }),
  )
  expect(writing).toEqual(allowed)
})
