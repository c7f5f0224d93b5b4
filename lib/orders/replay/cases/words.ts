import type { Case } from '../case'

export type Told = Partial<Pick<Case, 'mode' | 'initialFaults'>> & {
  gateway?: string
  steps: string[]
  after: Case['after']
}

export const CARD = 'testPaymentGateway'
export const FORM = 'testExtFormPaymentGateway'
export const COURIER = 'courierPaymentGateway'
export const ADVANCE = 'prePaymentGateway'

export const placed = ['order STANDARD', 'evt.pending']
export const allocated = [...placed, 'evt.process.allocation']
export const packed = [...allocated, 'evt.release.to.pack']
export const ready = [...packed, 'evt.packing.complete']
export const released = [...ready, 'evt.release.to.shipment']
export const arrived = [...released, 'evt.shipment.complete']
export const soldMeanwhile = ['order STANDARD', 'stock-9 T1', 'evt.pending=>EXCEPTION']

export const full = { T1: '9/2', T2: '1/1', T6: '500/3', T5: '0/4', T9: '0/0' }
export const mixed = { T1: '9/2', T2: '1/1', T6: '500/3', T5: '0/4' }
export const promised = { T1: '9/2', T2: '1/1' }
export const untouched = { T1: '9/0', T2: '1/0' }
export const taken = { T1: '7/0', T2: '0/0' }
export const waiting = 'D1=ds.wait.allocation D2=ds.wait.date D3=ds.wait.inventory'
export const all = (state: string) => `all=${state}`
