import { expect, test } from 'vitest'
import { sectionsOf } from './sections'

const found = {
  people: [{ id: 'c1', name: 'Ole Rømer', company: '', number: '1004' }],
  orders: [{ id: 'o1', number: '261129030700-69', name: 'Ole Rømer' }],
  more: false,
}
const groupsOf = (text: string) => sectionsOf({ choices: [] }, text, found).map(({ name }) => name)

test('people come before their orders, unless the whole number of one was typed', () => {
  expect(groupsOf('ole')).toEqual(['customers', 'orders'])
  expect(groupsOf('030700-69')).toEqual(['customers', 'orders'])
  expect(groupsOf(' 261129030700-69 ')).toEqual(['orders', 'customers'])
})
