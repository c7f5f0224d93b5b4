import { expect, test } from 'vitest'
import { History, type Line, type Thing, unexplained } from './history'

const line: Line = { where: 'live cart', id: 'l1', customerId: 'carla', skuId: 'lamp', quantity: 3, addedById: 'anna' }
const cart: Thing = { what: 'cart', id: 'c1', customerId: 'carla', assistId: 'a1', coupon: 'SAVE' }

function known() {
  const history = new History()
  history.assist('a1', 'carla', 'anna')
  history.assist('a2', 'dora', 'bert')
  for (const what of ['lamp', 'SAVE']) history.named('carla', what)
  history.by('carla', 'lamp', 'anna')
  history.put('carla', 'lamp', 2)
  history.put('carla', 'lamp', 1)
  return history
}

test('what calls have put there is explained', () => {
  expect(unexplained(known(), [line], [cart])).toEqual([])
  expect(
    unexplained(
      known(),
      [
        { ...line, quantity: 1 },
        { ...line, where: 'order', quantity: 2 },
      ],
      [],
    ),
  ).toEqual([])
})

test.each<[string, Line[], Thing[]]>([
  ['a sku of somebody else', [{ ...line, skuId: 'desk' }], []],
  ["another customer's line", [{ ...line, customerId: 'dora' }], []],
  ["nobody's line", [{ ...line, customerId: null }], []],
  ['a manager who never was there', [{ ...line, addedById: 'bert' }], []],
  ["the customer's name at what a manager put there", [{ ...line, addedById: null }], []],
  ['one piece too many', [{ ...line, quantity: 4 }], []],
  ['one piece too many in a draft', [{ ...line, where: 'draft', quantity: 4 }], []],
  ['what was ordered and stayed in the cart', [line, { ...line, where: 'order', quantity: 1 }], []],
  ['a strange sku on a list', [{ ...line, where: 'list', skuId: 'desk' }], []],
  ["a cart in another customer's assist", [], [{ ...cart, assistId: 'a2' }]],
  ['a coupon that was never entered', [], [{ ...cart, coupon: 'FREE' }]],
])('%s is found', (_, lines, things) => {
  expect(unexplained(known(), lines, things).length).toBeGreaterThan(0)
})
