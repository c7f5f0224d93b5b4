/** Called by Next once, before the process answers its first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { startProcess } = await import('@/lib/jobs/start')
  await startProcess()
}

export { onRequestError } from '@/lib/request-error'
