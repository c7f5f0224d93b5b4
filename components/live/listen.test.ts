import { afterEach, expect, test, vi } from 'vitest'
import { listenTo } from './listen'

type Tell = (event: { data: string }) => void

class Line {
  static all: Line[] = []
  tellers: Tell[] = []
  constructor(readonly url: string) {
    Line.all.push(this)
  }
  addEventListener(_name: string, tell: Tell) {
    this.tellers.push(tell)
  }
  close() {}
}

/** A browser whose lock is granted when the test says so, as it may be just after nobody waits for it any more. */
function browser() {
  let grant = () => {}
  Line.all = []
  vi.stubGlobal('EventSource', Line)
  const request = async (_room: string, _options: object, lead: () => void) => {
    grant = lead
  }
  vi.stubGlobal('navigator', { locks: { request } })
  return () => grant()
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a line passes on what it hears, and once nobody listens any more, nothing', () => {
  const grant = browser()
  const heard: unknown[] = []
  const stop = listenTo('/api/live', 'room', 5, (what) => heard.push(what))
  grant()
  const [line] = Line.all
  expect(line?.url).toBe('/api/live?since=5')
  line?.tellers[0]?.({ data: '{"kind":"cart"}' })
  expect(heard).toEqual([{ kind: 'cart', name: 'change' }])
  stop()
  line?.tellers[0]?.({ data: '{"kind":"cart"}' })
  expect(heard).toHaveLength(1)
})

test('no line is opened for a page that was left before its turn came', () => {
  const grant = browser()
  listenTo('/api/live', 'room', 5, () => {})()
  grant()
  expect(Line.all).toEqual([])
})
