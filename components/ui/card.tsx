import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

/** A surface that holds one thing. */
export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section {...rest} className={clsx('rounded-card border border-line bg-surface p-5', className)} />
}
