import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { qrOf } from './qr'

const uri =
  'otpauth://totp/Copenhagen%20Supply:anna.holm%40behalf.test?issuer=Copenhagen%20Supply&secret=JBSWY3DPEHPK3PXP'
const digest = (text: string) => createHash('sha256').update(qrOf(text).path).digest('hex').slice(0, 16)

/** Each was read back by a camera's decoder (jsQR 1.4.0) on the day it was written down here, as were all lengths at the edges. */
const readBack: [string, number, string][] = [
  ['a', 21, '7f26b76f22f9e3fc'],
  [uri, 45, '684cfc71f86cc796'],
  [uri.repeat(3), 69, '8d4c9f25feba9038'],
]

describe('the picture of a text', () => {
  test.each(readBack)('is the one that was read back', (text, size, path) => {
    expect([qrOf(text).size, digest(text)]).toEqual([size, path])
  })

  test('holds up to 412 bytes, and says so of more', () => {
    expect(qrOf('é'.repeat(206)).size).toBe(77)
    expect(() => qrOf('é'.repeat(207))).toThrow('too long')
  })
})
