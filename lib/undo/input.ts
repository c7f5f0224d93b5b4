import { z } from 'zod'

/** One change of an assist, or, without saying which, all that still can be taken back. */
export const TakeBack = z.object({ assistId: z.uuid(), changeId: z.uuid().optional() })
export type TakeBack = z.output<typeof TakeBack>
