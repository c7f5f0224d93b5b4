import { clsx } from 'clsx'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

const kinds = {
  good: { icon: CircleCheck, colour: 'text-good' },
  warn: { icon: TriangleAlert, colour: 'text-warn' },
  bad: { icon: CircleAlert, colour: 'text-bad' },
  info: { icon: Info, colour: 'text-accent' },
} as const

/** A short message about what happened or what to know, with an icon as well as a colour. */
export function Notice({
  kind = 'info',
  children,
  className,
}: {
  kind?: keyof typeof kinds
  children: ReactNode
  className?: string
}) {
  const { icon: Icon, colour } = kinds[kind]
  return (
    <div
      role={kind === 'bad' ? 'alert' : 'status'}
      className={clsx('flex gap-3 rounded-card border border-line bg-surface p-4 text-md', className)}
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-5 shrink-0', colour)} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
