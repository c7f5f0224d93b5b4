import 'server-only'
import { endOverdueAssists } from '@/lib/assist/ending'
import { anchorChains } from '@/lib/audit/anchor'
import { HOUR, MINUTE } from '@/lib/clock'
import { deliverDueMails } from '@/lib/mail/deliver'
import { progressDeliveries } from '@/lib/orders/progress'
import { cancelForgottenDrafts, resumeRuns } from '@/lib/orders/reconcile'
import type { Job } from './runner'
import { sweep } from './sweep'

/** Everything that happens by itself. */
export const allJobs: Job[] = [
  { name: 'deliver-mails', everyMs: 2_000, run: deliverDueMails },
  { name: 'end-overdue-assists', everyMs: MINUTE / 2, run: endOverdueAssists },
  { name: 'anchor-audit', everyMs: MINUTE, run: anchorChains },
  { name: 'resume-payments', everyMs: MINUTE / 4, run: resumeRuns },
  { name: 'progress-deliveries', everyMs: MINUTE / 4, run: progressDeliveries },
  { name: 'cancel-forgotten-drafts', everyMs: HOUR, run: cancelForgottenDrafts },
  { name: 'sweep', everyMs: HOUR, run: sweep },
]
