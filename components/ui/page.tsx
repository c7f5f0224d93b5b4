import { clsx } from 'clsx'
import type { ReactNode } from 'react'

/** The frame of a page: one heading, what stands beside it, and the rest. */
export function Page({ title, aside, lead, narrow, children }: Props) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={clsx('mx-auto w-full px-4 pt-6 pb-16 outline-none sm:px-6', narrow ? 'max-w-3xl' : 'max-w-7xl')}
    >
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1>{title}</h1>
          {lead && <p className="mt-2 max-w-2xl text-soft">{lead}</p>}
        </div>
        {aside}
      </div>
      {children}
    </main>
  )
}

type Props = { title: ReactNode; aside?: ReactNode; lead?: ReactNode; narrow?: boolean; children?: ReactNode }

/** What a list says when there is nothing in it, and what to do next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-card border border-dashed border-outline px-6 py-12 text-center">
      <p className="text-lg font-medium">{title}</p>
      {children && <div className="mt-2 text-soft">{children}</div>}
    </div>
  )
}
