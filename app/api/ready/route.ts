import { isReady } from '@/lib/jobs/ready'

/** Ready: the database answers and the process is not on its way out. */
export async function GET() {
  const ready = await isReady()
  return new Response(ready ? 'ready' : 'not ready', {
    status: ready ? 200 : 503,
    headers: { 'Cache-Control': 'no-store' },
  })
}
