import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { canonical } from './ledger'

/** What commands note that stays readable: codes, ids, numbers and days. A `reason` is one of a list; words are a `reasonText`. */
const codes = new Set(
  `action amount assist brand care code consent coupon customerAgreed decision done enabled event from gateway id
  included joined kind lastFour lines locked managerId months nextDay number open operation organisation owed parameter
  pieces prospect put quantities quantity rate reason regular requestedDate revealed role roles saved secondFactor set
  shared shops sku skuId skus state taken thing to total triesLeft type until validUntil version waiting whileTyping
  written`.split(/\s+/),
)

/** The fields that stand in the source where something is noted; what a variable brings along does not. */
function* notedFields() {
  for (const file of readdirSync('lib', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /\.test\.ts$|^testing\//.test(file)) continue
    for (const [, noted] of readFileSync(`lib/${file}`, 'utf8').matchAll(/\w\.changed\(([\s\S]*?)\)\n/g))
      for (const [, field] of noted!.matchAll(/[{,]\s*(\w+)(?=\s*[:,}])/g)) yield `${file} ${field}`
  }
}

const isMasked = (field: string) => /"(#[0-9a-f]{12}|•)"/.test(canonical({ [field]: 'x' })!)

test('every field that a command notes is masked or a known code: free words are called so', () => {
  const noted = [...notedFields()]
  expect(noted.length).toBeGreaterThan(80)
  const fields = noted.filter((each) => !codes.has(each.split(' ')[1]!) && !isMasked(each.split(' ')[1]!))
  expect(fields, 'name free words …Text; add what is none to the codes').toEqual([])
})

test.each(['spokenText', 'reasonText', 'lastname', 'note'])('the words of a %s are a digest', (field) => {
  expect(isMasked(field)).toBe(true)
  expect(canonical({ reason: 'asked', [field]: 'dear me' })).toMatch(/"reason":"asked"/)
})
