import { z } from 'zod'

const day = z.iso.date().optional().catch(undefined)

/** The days of a report, both included, as its address has them. */
export const Period = z.object({ from: day, to: day })
export type Period = z.output<typeof Period>
