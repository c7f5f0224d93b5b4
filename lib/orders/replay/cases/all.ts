import type { Case } from '../case'
import { placing } from './placing'
import { returning } from './returning'
import { shipping } from './shipping'
import { CARD, type Told } from './words'

const caseOf = ([id, { gateway = CARD, mode, initialFaults = [], ...rest }]: [string, Told]): Case => ({
  id,
  gateway,
  mode: mode ?? (gateway === CARD ? 'A/ship' : ''),
  initialFaults,
  ...rest,
})

/** Our own stories, by what they are about. */
export const ownCases: Case[] = Object.entries({ ...placing, ...shipping, ...returning }).map(caseOf)
