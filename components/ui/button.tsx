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
    'inline-flex min-h-10 items-center justify-center gap-2 rounded-control px-4 py-2 text-md font-medium transition-opacity duration-100 aria-disabled:cursor-default aria-disabled:opacity-60',
    looks[look],
    className,
  )

type Props = Omit<ComponentProps<'button'>, 'disabled'> & { look?: ButtonLook; pending?: boolean }

/** A button that submits. While its action is under way it stays focusable, and a second press does nothing. */
export function Button({ look = 'plain', pending, className, ...rest }: Props) {
  const waiting: ComponentProps<'button'> = { 'aria-disabled': true, onClick: (event) => event.preventDefault() }
  return <button type="submit" {...rest} {...(pending ? waiting : {})} className={buttonClass(look, className)} />
}
