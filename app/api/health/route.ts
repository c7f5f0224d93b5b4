/** Alive: the process answers. Says nothing else. */
export const GET = () => new Response('ok', { headers: { 'Cache-Control': 'no-store' } })
