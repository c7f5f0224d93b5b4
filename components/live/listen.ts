export type Heard = {
  name: 'change' | 'resync' | 'presence' | 'ended'
  id?: string
  kind?: string
  own?: boolean
  here?: boolean
}

const LONGEST = 60_000

/**
 * Hears what the server tells about one customer. One tab of a browser holds the line and passes on what it hears; when
 * it goes, another takes over where it was. What it answers ends all of it.
 */
export function listenTo(url: string, room: string, since: number, hear: (heard: Heard) => void) {
  const over = new AbortController()
  const { signal } = over
  const others = new BroadcastChannel(room)
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout>
  let last = ''
  let tries = 0

  const take = (heard: Heard) => {
    last = heard.id ?? last
    if (heard.name === 'ended') source?.close()
    hear(heard)
  }
  others.onmessage = ({ data }) => take(data)

  function open() {
    const line = new EventSource(`${url}?${last ? `after=${last}` : `since=${since}`}`)
    source = line
    line.onopen = () => {
      tries = 0
    }
    for (const name of ['change', 'resync', 'presence', 'ended'] as const) {
      line.addEventListener(name, ({ data }) => {
        if (signal.aborted) return // what was on its way already goes to nobody
        const heard = { ...JSON.parse(data), name }
        others.postMessage(heard)
        take(heard)
      })
    }
    // The browser itself comes back after a line that broke; what was refused it gives up.
    line.onerror = () => {
      if (line.readyState !== EventSource.CLOSED || signal.aborted) return
      again = setTimeout(look, Math.min(1_000 * 2 ** tries++, LONGEST) * (0.5 + Math.random() / 2))
    }
  }

  /** Whether there is anything to hear for us still, before the line is opened anew. */
  async function look() {
    const headers = { accept: 'text/event-stream' }
    const answer = await fetch(url, { headers, redirect: 'manual', signal }).catch(() => null)
    answer?.body?.cancel()
    if (signal.aborted) return
    if (answer?.type === 'opaqueredirect' || answer?.status === 204) take({ name: 'ended' })
    else open()
  }

  const held = new Promise((resolve) => signal.addEventListener('abort', resolve))
  // The lock may be ours only when nobody listens here any more.
  const lead = () => {
    if (!signal.aborted) open()
    return held
  }
  if (navigator.locks) navigator.locks.request(room, { signal }, lead).catch(() => {})
  else void lead()

  return () => {
    over.abort()
    source?.close()
    others.close()
    clearTimeout(again)
  }
}
