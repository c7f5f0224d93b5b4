/** Why somebody changes a quantity by hand, other than by counting. */
export const adjustReasons = ['found', 'lost', 'damaged', 'returned', 'corrected'] as const
export type AdjustReason = (typeof adjustReasons)[number]

/** Why a stock row changed, whoever did it. */
export const movementReasons = [
  'opening',
  'received',
  'counted',
  'reserved',
  'released',
  'allocated',
  'deallocated',
  'handed-over',
  'restocked',
  ...adjustReasons,
] as const

/** What a file of quantities says: what is there, or what came and went. */
export const importModes = ['absolute', 'delta'] as const
export type ImportMode = (typeof importModes)[number]
