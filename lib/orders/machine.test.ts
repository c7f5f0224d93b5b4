import { describe, expect, test } from 'vitest'
import { deliveryStates, type OrderState, orderStates } from '@/db/words'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import { cancelling, firstState, orderEvents, stateKey, type Transition, transitions } from './machine'

const rows: [string, Transition][] = Object.entries(transitions)
const named = new Set<string>(rows.flatMap(([, row]) => [...row.from, row.to]))

function reachedFrom(start: string): Set<string> {
  const reached = new Set([start])
  for (let before = 0; before !== reached.size; ) {
    before = reached.size
    for (const [, row] of rows) if (row.from.some((state) => reached.has(state))) reached.add(row.to)
  }
  return reached
}

describe('the life of an order', () => {
  test('knows only events of the platform', () => {
    expect(orderEvents).toEqual(expect.arrayContaining(rows.map(([event]) => event)))
    expect(new Set(orderEvents).size).toBe(22)
  })

  test('begins with a new order, and every state in the table can be reached from there', () => {
    expect([...named].filter((state) => !reachedFrom(firstState.order).has(state))).toEqual([])
  })

  test('ends where it is cancelled', () => {
    const final = [...named].filter((state) => !rows.some(([, row]) => row.from.some((from) => from === state)))
    expect(final).toEqual(['os.cancelled'])
  })

  test('never stays where it is', () => {
    for (const [, row] of rows) expect(row.from.some((state) => state === row.to)).toBe(false)
  })
})

describe('cancelling', () => {
  test('gives back what was promised, credits what was taken, and is refused once goods are on their way', () => {
    const by = (kind: string) =>
      deliveryStates.filter((state) => {
        const row = cancelling[state]
        return typeof row === 'string' ? row === kind : row.stock === kind
      })
    expect(by('release')).toEqual(['ds.inventory.reserved', 'ds.wait.allocation', 'ds.wait.date', 'ds.wait.inventory'])
    expect(by('credit')).toEqual([
      'ds.inventory.allocated',
      'ds.packing',
      'ds.shipment.ready',
      'ds.shipment.ready.waiting.payment',
    ])
    expect(by('refused')).toEqual(['ds.shipment.inprogress', 'ds.shipment.inprogress.waiting.payment', 'ds.shipped'])
  })

  test('leaves every delivery in a state that stays', () => {
    for (const row of Object.values(cancelling)) if (typeof row !== 'string') expect(cancelling[row.to]).toBe('kept')
  })
})

test.each([...orderStates, ...deliveryStates])('%s has words in both languages', (state) => {
  const key: string = stateKey(state as OrderState)
  expect((en.orderStates as Record<string, string>)[key]).toBeTruthy()
  expect((fr.orderStates as Record<string, string>)[key]).toBeTruthy()
})
