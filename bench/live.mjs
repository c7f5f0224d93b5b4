// node bench/live.mjs [connections=1,100,1000] [changes=40]: how soon the other side hears of a change, and what an open
// connection costs, against the built production server on 127.0.0.1 (run `npx next build` first).
import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { figures, inEachDatabase, root, settings } from './tool.mjs'

const sizes = (process.argv[2] ?? '1,100,1000').split(',').map(Number)
const changes = Number(process.argv[3] ?? 40)
/** Nothing here may take longer, whatever happens. */
const LONGEST = 180_000
const HOST = 'live.localhost'

/** A shop, one sku, and as many customers as may listen, each with a session and its cookie. */
async function world(many) {
  const { makeShop, makeCustomer, makeSku } = await import('../lib/testing/make.ts')
  const { encodeSession } = await import('../lib/auth/cookies.ts')
  const { transact } = await import('../db/index.ts')
  const { sessions } = await import('../db/schema/index.ts')
  const shop = await makeShop({ host: HOST })
  const lamp = await makeSku(shop, { quantity: 1_000_000, maxOrder: 9_999 })
  const people = []
  for (let at = 0; at < many; at++) {
    const customer = await makeCustomer(shop)
    const secret = randomBytes(32).toString('base64url')
    const id = createHash('sha256').update(secret).digest('hex')
    const seen = new Date()
    const expiresAt = new Date(seen.getTime() + 3_600_000)
    const row = {
      id,
      accountId: customer.accountId,
      shopId: shop.id,
      device: 'bench',
      createdAt: seen,
      lastSeenAt: seen,
      expiresAt,
    }
    await transact({ session: id }, (tx) =>
      tx
        .insert(sessions)
        .values(row)
        .then(() => {}),
    )
    people.push({ id: customer.id, cookie: `behalf-session=${await encodeSession(secret)}` })
  }
  return { people, lamp }
}

async function start() {
  const port = await freePort()
  const env = { ...process.env, ...settings, NODE_ENV: 'production', PUBLIC_SCHEME: 'http', AUTH_TRUST_HOST: 'true' }
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', port], {
    cwd: root,
    env: { ...env, NODE_OPTIONS: '', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  })
  process.on('exit', () => child.kill('SIGKILL'))
  const server = { child, port }
  for (let tries = 0; tries < 300; tries++) {
    const answer = await ask(server, { path: '/api/ready' }).catch(() => undefined)
    if (answer?.status === 200) return server
    await sleep(100)
  }
  throw new Error('the server did not become ready: is it built?')
}

async function measure(server, people, lamp, size) {
  const before = memory(server.child.pid)
  const lines = await Promise.all(people.slice(0, size).map((person) => listen(server, person)))
  await sleep(500)
  const perLine = (memory(server.child.pid) - before) / size
  const form = await formOf(server, people[0], lamp)
  const taken = []
  for (let at = -5; at < changes; at++) {
    const nth = (Math.max(0, at) * 7) % size
    const started = performance.now()
    const heard = lines[nth].next()
    const answered = ask(server, { ...form, cookie: people[nth].cookie })
    await heard
    if (at >= 0) taken.push(performance.now() - started)
    const { status } = await answered
    if (status >= 400) throw new Error(`the change was answered with ${status}`)
  }
  for (const line of lines) line.leave()
  const sorted = taken.sort((a, b) => a - b)
  const { p50, p99, max } = figures(taken)
  const p95 = sorted[Math.floor(sorted.length * 0.95)]
  const ms = (number) => number.toFixed(1)
  const kilobytes = size > 1 ? `  ${(perLine / 1024).toFixed(0)} kB each` : ''
  console.log(`  ${size} open: heard after p50 ${ms(p50)} p95 ${ms(p95)} p99 ${ms(p99)} max ${ms(max)} ms${kilobytes}`)
}

/** An open line of this customer; `next` waits for the next change that is told on it. */
function listen({ port }, { cookie }) {
  return new Promise((resolve, reject) => {
    const path = `/api/live?since=${Date.now()}`
    const headers = { host: `${HOST}:${port}`, cookie, accept: 'text/event-stream' }
    const asked = request({ port, host: '127.0.0.1', path, headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`${answer.statusCode} for a line`))
      let told = () => {}
      answer.on('data', (text) => String(text).includes('event: change') && told())
      answer.on('error', () => {})
      const next = () =>
        new Promise((hear) => {
          told = hear
        })
      answer.once('data', () => resolve({ next, leave: () => asked.destroy() }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** The form that puts the sku into the cart, as a browser without JavaScript would send it. */
async function formOf(server, { cookie }, lamp) {
  const path = `/p/${lamp.product.slug}`
  const { text } = await ask(server, { path, cookie })
  const form = text.match(/<form[^>]*>(?:(?!<\/form>).)*name="skuId".*?<\/form>/s)?.[0] ?? ''
  const body = new FormData()
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const value = (name) => input.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? ''
    body.set(value('name'), value('value').replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
  }
  body.set('quantity', '1')
  const encoded = new Response(body)
  return {
    path,
    method: 'POST',
    type: encoded.headers.get('content-type'),
    body: Buffer.from(await encoded.arrayBuffer()),
  }
}

const agent = new Agent({ keepAlive: true })

function ask({ port }, { path, method = 'GET', cookie = '', type, body }) {
  const own = `${HOST}:${port}`
  const headers = { host: own, cookie, ...(body && { origin: `http://${own}`, 'content-type': type }) }
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path, method, headers, agent }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (part) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** What the process holds, in bytes. */
const memory = (pid) => Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(String(port)))
    })
  })

await inEachDatabase(import.meta, async () => {
  const tooLong = setTimeout(() => process.exit(1), LONGEST)
  const { people, lamp } = await world(Math.max(...sizes))
  const server = await start()
  try {
    for (const size of sizes) await measure(server, people, lamp, size)
  } finally {
    server.child.kill('SIGTERM')
    const drained = performance.now()
    await new Promise((resolve) => server.child.once('exit', resolve))
    console.log(`  gone ${(performance.now() - drained).toFixed(0)} ms after SIGTERM`)
    clearTimeout(tooLong)
  }
})
