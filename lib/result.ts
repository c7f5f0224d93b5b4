/** What a form hears back from an action. */
export type Result<Value = unknown> =
  | { ok: true; value: Value }
  | {
      ok: false
      message: string
      /** What is wrong with which field, in the reader's words. */
      fields: Record<string, string>
      /** What was typed, so that nothing is lost when there is no JavaScript. Never passwords. */
      typed: Record<string, string>
    }

/** What a form tells of what it did, in words: what went well, what did not, and where to go from there. */
export type Answer = { good: string; left?: string[]; link?: { href: string; label: string } }
