import { describe, expect, test } from 'vitest'
import { type DeliveryState, deliveryStates, type OrderState, orderStates } from '@/db/words'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import {
  afterArrival,
  cancelling,
  firstState,
  mayBeAsked,
  mayRaise,
  orderEvents,
  ownEvents,
  platformEvents,
  raisers,
  returning,
  reversal,
  stateKey,
  transitions,
  waitingFor,
} from './machine'
import { actionOf, operatorActionNames } from './operator-actions'

describe('the life of an order', () => {
  test('knows the platform’s twenty-two events, three of ours, and where each may be raised', () => {
    expect(new Set(platformEvents).size).toBe(22)
    expect(Object.keys(transitions).sort()).toEqual([...platformEvents, ...ownEvents].sort())
  })

  test('begins with a new order, and no event can be raised by nobody', () => {
    expect(mayRaise('evt.pending', 'checkout', firstState.order)).toBe(true)
    for (const event of orderEvents) expect(Object.keys(transitions[event].by).length).toBeGreaterThan(0)
  })

  test.each(orderEvents)('%s is raised from states of its own level only', (event) => {
    const { level, by } = transitions[event]
    const known: readonly string[] = level === 'order' ? orderStates : deliveryStates
    const named = Object.values(by).flatMap((from) => (from === 'any' ? [] : [...from]))
    expect(named.filter((state) => !known.includes(state))).toEqual([])
  })

  test('ends where it is cancelled or returned: only money that went back elsewhere is still written down', () => {
    const possible = (state: OrderState) =>
      orderEvents.filter((event) =>
        raisers.some((by) => transitions[event].level === 'order' && mayRaise(event, by, state)),
      )
    for (const state of ['os.cancelled', 'os.returned'] as const) {
      expect(possible(state)).toEqual(['evt.refund.external', 'evt.delivery.update'])
    }
  })

  test('asks again for what waits, and only there', () => {
    for (const [state, event] of Object.entries(waitingFor))
      expect(mayRaise(event, 'job', state as DeliveryState)).toBe(true)
  })

  test('is completed by its last delivery', () => {
    expect(afterArrival([{ state: 'ds.shipped' }, { state: 'ds.wait.date' }])).toBe('os.partially.shipped')
    expect(afterArrival([{ state: 'ds.shipped' }, { state: 'ds.shipped' }])).toBe('os.completed')
  })
})

describe('an operator’s button', () => {
  test.each(operatorActionNames)('%s stands only where its event may be raised by an operator', (name) => {
    const { event, from } = actionOf(name)
    if (!event || from === 'any') return expect(event).toBeUndefined()
    for (const state of from) expect(mayRaise(event, 'operator', state)).toBe(true)
  })
})

describe('cancelling', () => {
  const by = (rule: (state: DeliveryState) => ReturnType<typeof returning>, kind: string) =>
    deliveryStates.filter((state) => {
      const row = rule(state)
      return typeof row === 'string' ? row === kind : row.stock === kind
    })

  test('gives back what was promised, credits what was taken, and is refused once goods are on their way', () => {
    const plain = (state: DeliveryState) => cancelling[state]
    expect(by(plain, 'release')).toEqual([
      'ds.inventory.reserved',
      'ds.wait.allocation',
      'ds.wait.date',
      'ds.wait.inventory',
    ])
    expect(by(plain, 'credit')).toEqual([
      'ds.inventory.allocated',
      'ds.packing',
      'ds.shipment.ready',
      'ds.shipment.ready.waiting.payment',
    ])
    expect(by(plain, 'refused')).toEqual([
      'ds.shipment.inprogress',
      'ds.shipment.inprogress.waiting.payment',
      'ds.shipped',
    ])
  })

  test('takes back what has arrived, without putting it on the shelf', () => {
    expect(by(returning, 'refused')).toEqual(['ds.shipment.inprogress', 'ds.shipment.inprogress.waiting.payment'])
    expect(returning('ds.shipped')).toEqual({ stock: 'none', to: 'ds.inventory.returned' })
  })

  test('leaves every delivery in a state that stays', () => {
    for (const row of Object.values(cancelling)) if (typeof row !== 'string') expect(cancelling[row.to]).toBe('kept')
  })

  test('leads to a return once goods have arrived', () => {
    expect(orderStates.filter((state) => reversal(state).ok === 'os.returned')).toEqual([
      'os.returned.waiting.payment',
      'os.partially.shipped',
      'os.completed',
    ])
  })

  test('can be asked for before goods leave, a return after', () => {
    expect(orderStates.filter((state) => mayBeAsked('cancel', state) && mayBeAsked('return', state))).toEqual([])
    expect(mayBeAsked('cancel', 'os.in.progress')).toBe(true)
    expect(mayBeAsked('return', 'os.completed')).toBe(true)
  })
})

test.each([...orderStates, ...deliveryStates])('%s has words in both languages', (state) => {
  const key: string = stateKey(state as OrderState)
  expect((en.orderStates as Record<string, string>)[key]).toBeTruthy()
  expect((fr.orderStates as Record<string, string>)[key]).toBeTruthy()
})
