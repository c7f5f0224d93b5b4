export type Timeline = {
  /** So many milliseconds from now, before it if negative. What would only come after now never happens. */
  at(when: number, work: () => Promise<void>): void
  /** Does everything in the order of its time, also what is planned meanwhile. */
  play(): Promise<void>
}

/** The demo's past. `travel` sets how long ago things happen. */
export function timeline(travel: (ms: number) => void): Timeline {
  const planned: { when: number; work: () => Promise<void> }[] = []
  return {
    at(when, work) {
      if (when > 0) return
      const later = planned.findIndex((each) => each.when > when)
      planned.splice(later < 0 ? planned.length : later, 0, { when, work })
    },
    async play() {
      for (let next = planned.shift(); next; next = planned.shift()) {
        travel(next.when)
        await next.work()
      }
      travel(0)
    },
  }
}

export type Dice = (sides: number) => number

/** The same choices on every load: a small generator with a fixed seed (Park and Miller's). */
export function dice(seed: number): Dice {
  let state = seed
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}
