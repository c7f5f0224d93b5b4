import 'server-only'
import { endOverdueAssists } from '@/lib/assist/ending'
import { anchorChains } from '@/lib/audit/anchor'
import { HOUR, MINUTE } from '@/lib/clock'
import { deliverDueMails } from '@/lib/mail/deliver'
import { expireManagedLists, remindOfManagedLists } from '@/lib/managed-lists/time'
import { indexMissingOrders } from '@/lib/orders/desk/search-index'
import { handleCallback } from '@/lib/orders/running/callbacks'
import { readDeliveryFiles } from '@/lib/orders/running/delivery-updates'
import { progressDeliveries } from '@/lib/orders/running/progress'
import { cancelForgottenDrafts, resumeRuns } from '@/lib/orders/running/reconcile'
import { releaseUnpaidOrders } from '@/lib/orders/running/unpaid'
import { resumeCallbacks } from '@/lib/payments/callbacks'
import { orderRecurring } from '@/lib/recurring/job'
import { lookAfterSubscriptions } from '@/lib/subscriptions/job'
import type { Job } from './runner'
import { sweep } from './sweep'

/** Everything that happens by itself. */
export const allJobs: Job[] = [
  { name: 'deliver-mails', everyMs: 2_000, run: deliverDueMails },
  { name: 'end-overdue-assists', everyMs: MINUTE / 2, run: endOverdueAssists },
  { name: 'anchor-audit', everyMs: MINUTE, run: anchorChains },
  { name: 'resume-payments', everyMs: MINUTE / 4, run: resumeRuns },
  { name: 'resume-callbacks', everyMs: MINUTE / 4, run: () => resumeCallbacks(handleCallback) },
  { name: 'progress-deliveries', everyMs: MINUTE / 4, run: progressDeliveries },
  { name: 'order-recurring', everyMs: MINUTE, run: orderRecurring },
  { name: 'look-after-subscriptions', everyMs: MINUTE, run: lookAfterSubscriptions },
  { name: 'read-delivery-files', everyMs: MINUTE / 2, run: () => readDeliveryFiles() },
  { name: 'cancel-forgotten-drafts', everyMs: HOUR, run: cancelForgottenDrafts },
  { name: 'release-unpaid-orders', everyMs: MINUTE, run: releaseUnpaidOrders },
  { name: 'expire-managed-lists', everyMs: MINUTE, run: expireManagedLists },
  { name: 'remind-of-managed-lists', everyMs: HOUR, run: remindOfManagedLists },
  { name: 'index-orders', everyMs: MINUTE, run: indexMissingOrders },
  { name: 'sweep', everyMs: HOUR, run: sweep },
]
