import type { BrowserContext } from '@playwright/test'

/**
 * Lets nobody press anything before React has taken the page over: a press on a page that only looks ready is lost, and
 * how long that takes is a matter of the machine. A press waits for this as it waits for whatever else lies above a
 * button. Pages that are not ours to bring alive (a gateway's own, a file) are let through.
 */
export async function pressOnlyWhatIsAlive(context: BrowserContext) {
  await context.addInitScript(() => {
    const untouchable = new CSSStyleSheet()
    untouchable.replaceSync('html { pointer-events: none }')
    document.adoptedStyleSheets.push(untouchable)
    const watch = setInterval(() => {
      if (!isAlive() && !isForeign()) return
      clearInterval(watch)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== untouchable)
    }, 10)

    function isForeign() {
      return document.readyState !== 'loading' && !document.querySelector('script[src*="/_next/"]')
    }

    /** What React keeps at the root of a page says whether it still has to be brought to life. */
    function isAlive() {
      const key = Object.keys(document).find((name) => name.startsWith('__reactContainer$'))
      const root = key && Reflect.get(document, key)?.stateNode?.current
      return Boolean(root) && root.memoizedState?.isDehydrated !== true
    }
  })
}
