import 'server-only'
import { db } from '@/db'
import { shops } from '@/db/schema'

// Next evaluates modules once per bundle: what the process knows about itself lives on globalThis.
const state = globalThis as { behalfIsStopping?: boolean }

export function stopBeingReady() {
  state.behalfIsStopping = true
}

/** Whether requests may be sent here: the database answers, and the process is not on its way out. */
export async function isReady(): Promise<boolean> {
  if (state.behalfIsStopping) return false
  try {
    await db.select({ id: shops.id }).from(shops).limit(1)
    return true
  } catch {
    return false
  }
}
