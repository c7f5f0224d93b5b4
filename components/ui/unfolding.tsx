'use client'

import { type ComponentProps, useEffect, useRef } from 'react'

/**
 * The browser's own disclosure as a menu: Escape closes it and gives its button the focus back; a click elsewhere, or
 * on a way to somewhere in it, closes it too.
 */
export function Unfolding(props: ComponentProps<'details'>) {
  const ref = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    const escaped = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !ref.current?.open) return
      ref.current.open = false
      ref.current.querySelector('summary')?.focus()
    }
    const pointed = ({ target }: Event) => {
      if (ref.current && target instanceof Node && !ref.current.contains(target)) ref.current.open = false
    }
    const clicked = ({ target }: Event) => {
      if (ref.current && target instanceof Element && ref.current.contains(target.closest('a'))) {
        ref.current.open = false
      }
    }
    document.addEventListener('keydown', escaped)
    document.addEventListener('pointerdown', pointed)
    document.addEventListener('click', clicked)
    return () => {
      document.removeEventListener('keydown', escaped)
      document.removeEventListener('pointerdown', pointed)
      document.removeEventListener('click', clicked)
    }
  }, [])

  return <details ref={ref} name="menu" {...props} />
}
