import { z } from 'zod'

/** The largest whole number that every database keeps in a column of whole numbers. */
export const MOST_WHOLE = 2_147_483_647

/** A place in a row of things. */
export const position = z.number().int().min(0).max(MOST_WHOLE).default(0)

/** A moment that every database knows, and that has a year of four digits. */
export const moment = z.date().min(new Date('1900-01-01')).max(new Date('9998-12-31'))
