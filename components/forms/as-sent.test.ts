import { expect, test } from 'vitest'
import { SaveAddress } from '@/lib/people/input'
import { asSent } from './as-sent'

const address = {
  id: '',
  kind: 'shipping',
  name: 'Niels Bohr',
  line1: 'Blegdamsvej 17',
  postcode: '2100',
  city: 'København Ø',
  country: 'DK',
}

test('a box that is not ticked is not sent, and so nothing wrong', () => {
  expect(SaveAddress.safeParse({ ...address, isDefault: false }).success, 'as the form has it').toBe(false)
  expect(SaveAddress.safeParse(asSent({ ...address, isDefault: false })).success).toBe(true)
  expect(asSent({ ...address, isDefault: 'on' })).toEqual({ ...address, isDefault: 'on' })
})
