import 'server-only'
import type { OrderEvent } from '../machine'
import type { Event } from './event'
import { placing } from './placing'
import { returning } from './returning'
import { shipping } from './shipping'
import { updating } from './updating'

/** What every event entails. */
export const events: Record<OrderEvent, Event> = { ...placing, ...shipping, ...returning, ...updating }
