import type { BrowserContext } from '@playwright/test'

/**
 * Keeps what is pressed before React has taken a page over until it has: a press on a button that only looks ready is
 * lost, and how long that takes is the machine's affair. Links and forms work without it, and are left alone.
 */
export async function keepEarlyPresses(context: BrowserContext) {
  await context.addInitScript(() => {
    const kept: HTMLElement[] = []
    const keep = (event: MouseEvent) => {
      const button = event.target instanceof Element && event.target.closest<HTMLElement>('button[type=button]')
      if (!button || isAlive()) return
      event.stopImmediatePropagation()
      if (kept.push(button) === 1) press()
    }
    window.addEventListener('click', keep, true)

    function press() {
      if (!isAlive()) return void setTimeout(press, 10)
      window.removeEventListener('click', keep, true)
      for (const button of kept) button.click()
    }

    /** What React keeps at the root of a page says whether it still has to be brought to life. */
    function isAlive() {
      const key = Object.keys(document).find((name) => name.startsWith('__reactContainer$'))
      const root = key && Reflect.get(document, key)?.stateNode?.current
      return Boolean(root) && root.memoizedState?.isDehydrated !== true
    }
  })
}
