import { fileAnswer, get } from '@/lib/door'
import { downloadOf } from '@/lib/orders/papers/downloads'

/** What was bought electronically. It is never shown in the browser: whatever is in it, it runs nowhere here. */
export const GET = get(async (actor, _search, { line = '' }) => {
  const file = await downloadOf(actor, line)
  return fileAnswer(file.stream(), { name: file.name, type: 'application/octet-stream', size: file.size })
})
