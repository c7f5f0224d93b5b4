import { clsx } from 'clsx'
import type { ComponentProps } from 'react'

const looks = {
  primary: 'bg-accent text-on-accent hover:opacity-90',
  plain: 'border border-outline bg-surface text-ink hover:bg-sunken',
  quiet: 'text-accent hover:bg-sunken underline-offset-4 hover:underline',
  bad: 'border border-bad text-bad bg-surface hover:bg-sunken',
  assist: 'bg-assist text-assist-ground hover:opacity-90',
} as const

export type ButtonLook = keyof typeof looks

/** The look of a button, for links that are one. */
export const buttonClass = (look: ButtonLook = 'plain', className?: string) =>
  clsx(
    'inline-flex min-h-10 items-center justify-center gap-2 rounded-control px-4 py-2 text-md font-medium transition-opacity duration-100 disabled:cursor-default disabled:opacity-60',
    looks[look],
    className,
  )

export function Button({ look = 'plain', className, ...rest }: ComponentProps<'button'> & { look?: ButtonLook }) {
  return <button type="submit" {...rest} className={buttonClass(look, className)} />
}
