import { close } from '@/db'
import { orderRecurring } from '@/lib/recurring/job'

/** Runs the job again and again, side by side with itself. Its own process: see the test of it. */
for (let round = 0; round < 5; round++) await Promise.all([orderRecurring(), orderRecurring()])
await close()
