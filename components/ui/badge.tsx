import { clsx } from 'clsx'
import type { ReactNode } from 'react'

const tones = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  plain: 'text-soft',
  accent: 'text-accent',
} as const

/** A state in one or two words. The word says it; the colour only helps. */
export function Badge({ tone = 'plain', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center rounded-full border border-current px-2 text-sm font-medium',
        tones[tone],
      )}
    >
      {children}
    </span>
  )
}
