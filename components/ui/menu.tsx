import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClass } from './button'
import { Unfolding } from './unfolding'

/** A menu that opens without JavaScript: the browser's own disclosure. */
export function Menu({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Unfolding className="group relative">
      <summary className={buttonClass('quiet', 'list-none px-3 [&::-webkit-details-marker]:hidden')}>
        {label}
        <ChevronDown aria-hidden className="size-4 group-open:rotate-180" />
      </summary>
      <div className="absolute right-0 z-40 mt-1 max-h-[calc(100dvh-6rem)] min-w-56 overflow-y-auto rounded-card border border-line bg-surface p-2 text-ink shadow-float">
        {children}
      </div>
    </Unfolding>
  )
}

export const menuItem =
  'flex min-h-10 w-full items-center rounded-control px-3 text-left text-md text-ink hover:bg-sunken'
