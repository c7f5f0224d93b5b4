import { expect, test } from 'vitest'
import { sourcesOf } from '@/lib/testing/sources'

/** Where a page sends whoever has to sign in first, and where they are led from there; ids as they stand in folders. */
function promisesOf([file, text]: readonly [string, string]) {
  const own = file.replace(/^app(\/\(shop\))?/, '').replace(/\/page\.tsx$/, '')
  const here = text.match(/const HERE = '([^']+)'/)?.[1] ?? ''
  return [...text.matchAll(/redirect\((?:[`']\/sign-in\?next=|signInFor\([`'])([^'?]+?)(?:[`'?]|\$\{from)/g)].map(
    ([, path]) => ({ file, own: own.replace(/\[\w+\]/g, '*'), leads: path!.replace(/^\$\{HERE\}/, here) }),
  )
}

test('whoever has to sign in first comes to the page that they asked for', () => {
  const all = sourcesOf('app/(shop)/account', 'app/service').flatMap(promisesOf)
  const wrong = all.filter(({ own, leads }) => leads.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '*') !== own)
  expect(wrong).toEqual([])
  expect(all.length).toBeGreaterThan(30)
})
