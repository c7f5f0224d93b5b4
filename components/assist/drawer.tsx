import type { ReactNode } from 'react'
import { Unfolding } from '@/components/ui/unfolding'

/** Folded away below the bar until it is wanted; the browser's own disclosure. */
export function Drawer({
  label,
  className = '',
  children,
}: {
  label: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <Unfolding className={`group sm:relative ${className}`}>
      <summary className="inline-flex min-h-10 cursor-pointer list-none items-center gap-1 rounded-control px-1.5 py-2 text-md font-medium text-assist hover:bg-sunken sm:px-2 [&::-webkit-details-marker]:hidden">
        {label}
      </summary>
      <div className="absolute right-0 left-0 z-40 mt-1 max-h-[calc(100dvh-4rem)] overflow-y-auto rounded-card border border-line bg-surface p-2 text-ink shadow-float sm:left-auto sm:w-96">
        {children}
      </div>
    </Unfolding>
  )
}
