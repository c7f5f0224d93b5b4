'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { listenTo } from './listen'
import { lookQuietly } from './quietly'

type Props = {
  url: string
  /** Whose things: tabs that show the same customer share one line. */
  room: string
  /** When the page was made, by the server's clock. */
  since: number
  /** To a manager: what to say while the customer is online. */
  online?: string
}

const TOGETHER = 100

/** What stands on few pages only; everything else (the cart's badge, who is helping) is on all of them. */
const places: Record<string, RegExp> = { lists: /list|cart/, addresses: /address|checkout|profile|account$/ }

/**
 * Makes the page look again when the other side has changed something: what is typed stays as it is. A page that
 * nobody looks at does so when somebody does. Without JavaScript a reload shows the same.
 */
export function Live({ url, room, since, online }: Props) {
  const router = useRouter()
  const [from] = useState(since)
  const [here, setHere] = useState(false)

  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined
    let isStale = false
    let isLeaving = false
    const look = () => {
      isStale = document.hidden
      if (isStale || due) return
      due = setTimeout(() => {
        due = undefined
        lookQuietly(router)
      }, TOGETHER)
    }
    const shown = () => isStale && look()
    // Whoever logs off here is on their way already: they come out where they are sent.
    const leaving = () => {
      isLeaving = true
    }
    document.addEventListener('visibilitychange', shown)
    window.addEventListener('beforeunload', leaving)
    const stop = listenTo(url, room, from, ({ name, kind = '', own, here: isHere }) => {
      if (isLeaving) return
      if (name === 'presence') setHere(isHere === true)
      else if (name === 'ended' && online)
        window.location.reload() // nothing of the customer may stay in this tab
      else if (own && document.hasFocus())
        return // this tab did it, and shows it
      else if (places[kind]?.test(window.location.pathname) ?? true) look()
    })
    return () => {
      stop()
      clearTimeout(due)
      document.removeEventListener('visibilitychange', shown)
      window.removeEventListener('beforeunload', leaving)
    }
  }, [url, room, from, online, router])

  if (!online) return null
  return (
    <p role="status" title={here ? online : undefined} className="shrink-0">
      {here && (
        <>
          <span aria-hidden className="block size-2.5 rounded-full bg-good" />
          <span className="sr-only">{online}</span>
        </>
      )}
    </p>
  )
}
