import { expect, test } from 'vitest'
import { canonical } from './ledger'

test('what somebody has written is a digest in the ledger, whatever its field is called; codes stay as they are', () => {
  const kept = canonical({
    ...{ words: 'yes, two lamps', wish: 'by\nnoon', lastname: 'Curie', spokenText: 'yes', reasonText: 'dear' },
    ...{ reason: 'asked', state: 'os.in.progress', sku: 'LAMP-1', at: new Date(0), password: 'x', of: ['a b', 'c'] },
    names: { en: 'Cost centre', fr: 'Centre de coûts' },
  })
  expect(JSON.parse(kept!)).toEqual({
    ...Object.fromEntries(['words', 'wish', 'lastname', 'spokenText', 'reasonText'].map((name) => [name, digest])),
    ...{ reason: 'asked', state: 'os.in.progress', sku: 'LAMP-1', password: '•' },
    ...{ at: '1970-01-01T00:00:00.000Z', of: [digest, 'c'] },
    names: { en: 'Cost centre', fr: 'Centre de coûts' },
  })
})

const digest = expect.stringMatching(/^#[0-9a-f]{12}$/)
