import { expect, test } from 'vitest'
import { dice } from '@/db/seed/past/timeline'
import { discountOf, spread } from './discount'

test.each<[string, Parameters<typeof discountOf>[0], number, number]>([
  ['a percentage, halves up', { percent: 10, amount: null }, 1995, 200],
  ['all of it', { percent: 100, amount: null }, 1995, 1995],
  ['an amount', { percent: null, amount: 500 }, 1995, 500],
  ['no more than there is', { percent: null, amount: 500 }, 300, 300],
  ['nothing of nothing', { percent: 10, amount: null }, 0, 0],
])('a coupon takes off %s', (_, coupon, total, discount) => {
  expect(discountOf(coupon, total)).toBe(discount)
})

test.each<[number, number[], number[]]>([
  [100, [333, 333, 334], [33, 33, 34]],
  [1, [100, 100, 100], [1, 0, 0]],
  [2, [100, 0, 100], [1, 0, 1]],
  [999, [999], [999]],
  [0, [1, 2], [0, 0]],
  [0, [0, 0], [0, 0]],
])('%i spread over %j is %j', (discount, amounts, parts) => {
  expect(spread(discount, amounts)).toEqual(parts)
})

test('what is spread adds up to the cent, and takes from nobody more than they have', () => {
  const roll = dice(1922)
  for (let times = 0; times < 2000; times++) {
    const amounts = Array.from({ length: 1 + roll(6) }, () => roll(3) * roll(100_000))
    const whole = amounts.reduce((sum, amount) => sum + amount, 0)
    const discount = whole === 0 ? 0 : roll(whole + 1)
    const parts = spread(discount, amounts)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(discount)
    expect(parts.every((part, at) => part >= 0 && part <= amounts[at]!)).toBe(true)
  }
})
