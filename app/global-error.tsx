'use client'

import { Broken } from '@/components/ui/broken'
import './globals.css'

/** When even the document could not be made. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body className="bg-paper font-sans text-base text-ink">
        <Broken error={error} retry={reset} />
      </body>
    </html>
  )
}
