import { Refusal } from '@/lib/refusal'

/** Whether some work is refused; anything else that is thrown is a fault of the test. */
export function isRefused(work: () => void): boolean {
  try {
    work()
    return false
  } catch (error) {
    if (error instanceof Refusal) return true
    throw error
  }
}
