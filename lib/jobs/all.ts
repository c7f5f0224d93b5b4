import 'server-only'
import { endOverdueAssists } from '@/lib/assist/ending'
import { anchorChains } from '@/lib/audit/anchor'
import { HOUR, MINUTE } from '@/lib/clock'
import { deliverDueMails } from '@/lib/mail/deliver'
import type { Job } from './runner'
import { sweep } from './sweep'

/** Everything that happens by itself. */
export const allJobs: Job[] = [
  { name: 'deliver-mails', everyMs: 2_000, run: deliverDueMails },
  { name: 'end-overdue-assists', everyMs: MINUTE / 2, run: endOverdueAssists },
  { name: 'anchor-audit', everyMs: MINUTE, run: anchorChains },
  { name: 'sweep', everyMs: HOUR, run: sweep },
]
