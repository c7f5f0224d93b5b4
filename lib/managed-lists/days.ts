import { dayOf } from '@/lib/days'

/** The last day on which a list can be decided about, `yyyy-mm-dd`; null for ever. It ends as that day does. */
export const lastDayOf = ({ validUntil }: { validUntil: Date | null }) =>
  validUntil && dayOf(new Date(validUntil.getTime() - 1))
