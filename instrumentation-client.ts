import { config } from 'zod/v4/core'

// Otherwise the first form asks whether it may eval, and the browser reports to us that our own page tried to.
config({ jitless: true })
