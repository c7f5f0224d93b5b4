import { writeFileSync } from 'node:fs'

/** Moves this test's clock: everything happens this many milliseconds later than it really is. */
export function setClock(offsetMs: number) {
  writeFileSync(process.env.CLOCK_FILE!, String(offsetMs))
}
