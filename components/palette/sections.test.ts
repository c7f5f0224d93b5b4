import { describe, expect, test } from 'vitest'
import type { Answer, Choice } from './choices'
import { answerAt, sectionsOf } from './sections'

const choices: Choice[] = [
  { key: 'end', group: 'acting', label: 'Log off customer' },
  { key: '/service', group: 'pages', label: 'Customers', href: '/service' },
]
const logan = { id: '1', name: 'Logan Berg', company: '', number: '7' }
const found = (...people: Answer['people']): Answer => ({ people, orders: [], more: false })

function answer(text: string, ...people: Answer['people']) {
  const sections = sectionsOf({ choices }, text, found(...people))
  return sections.flatMap((section) => section.choices)[answerAt(sections, text)]?.label
}

describe('what the Enter key takes', () => {
  test('is nothing while nothing is typed', () => {
    expect(answer('')).toBeUndefined()
    expect(answer('  ')).toBeUndefined()
  })

  test.each([
    ['c', 'Customers'],
    ['customer', 'Customers'],
    ['log', undefined],
  ])('is never the end of the assist by the way: %s', (text, label) => {
    expect(answer(text)).toBe(label)
  })

  test('is somebody who is called like that', () => {
    expect(answer('log', logan)).toBe('Logan Berg')
  })

  test.each(['log off', 'Log off customer', 'log of'])('is the end of the assist where that was typed: %s', (text) => {
    expect(answer(text)).toBe('Log off customer')
  })
})

test('people come before their orders, unless the whole number of one was typed', () => {
  const both = { people: [logan], orders: [{ id: 'o1', number: '261129030700-69', name: 'Logan Berg' }], more: false }
  const groupsOf = (text: string) => sectionsOf({ choices: [] }, text, both).map(({ name }) => name)
  expect(groupsOf('logan')).toEqual(['customers', 'orders'])
  expect(groupsOf('030700-69')).toEqual(['customers', 'orders'])
  expect(groupsOf(' 261129030700-69 ')).toEqual(['orders', 'customers'])
})
