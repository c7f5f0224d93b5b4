// node bench/page.mjs: a category page of 24 goods for a signed-in customer, against an empty dynamic page of the
// same build. The empty page is no part of the product: a copy of the tree gets it and is built in a temporary folder.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { figures, root, say, settings } from './tool.mjs'

const BLOCKS = 12
const IN_BLOCK = 40

const EMPTY = `import { connection } from 'next/server'
export default async function Empty() {
  await connection()
  return <p>Empty.</p>
}
`
const LAYOUT = `import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { PATH_HEADER } from '@/lib/auth/headers'
import RealLayout, { generateMetadata as realMetadata } from './real-layout'
const isEmpty = async () => (await headers()).get(PATH_HEADER)?.startsWith('/bench-empty')
export const generateMetadata = async () => ((await isEmpty()) ? { title: 'Empty' } : realMetadata())
export default async function Layout({ children }: { children: ReactNode }) {
  return (await isEmpty()) ? <html lang="en"><body>{children}</body></html> : <RealLayout>{children}</RealLayout>
}
`

const folder = mkdtempSync(join(tmpdir(), 'behalf-page-'))
const port = await freePort()
const origin = `http://localhost:${port}`
const env = {
  ...process.env,
  ...settings,
  DATABASE_URL: `file:${folder}/bench.db`,
  AUDIT_ANCHOR_FILE: `${folder}/anchor.jsonl`,
  PUBLIC_SCHEME: 'http',
  PAGE_LIMIT: 'off',
  AUTH_TRUST_HOST: 'true',
  NEXTAUTH_URL: origin,
  NEXT_TELEMETRY_DISABLED: '1',
}
let server
try {
  copyTree()
  const next = 'node_modules/.bin/next'
  run(next, ['build'], { NODE_ENV: 'production' })
  run(process.execPath, ['scripts/run.mjs', 'db/migrate.ts'])
  run(process.execPath, ['scripts/run.mjs', 'db/seed/index.ts'])
  fillCategory()
  const start = ['start', '-H', 'localhost', '-p', String(port)]
  server = spawn(next, start, { cwd: folder, env: { ...env, NODE_ENV: 'production' }, stdio: 'ignore' })
  await untilReady()
  await measure(await signIn('bob.doe@test.com', 'Correspondence-1922'))
} finally {
  if (server) {
    const gone = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
}

function copyTree() {
  const left = new Set(['.git', '.next', '.e2e', '.pg', 'data', 'node_modules', 'test-results', 'tsconfig.tsbuildinfo'])
  for (const name of readdirSync(root)) {
    if (!left.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  const linked = spawnSync('cp', ['-al', join(root, 'node_modules'), folder])
  if (linked.status !== 0) cpSync(join(root, 'node_modules'), join(folder, 'node_modules'), { recursive: true })

  // The root layout asks who is there. An empty page that did would not be empty, so it gets a layout without.
  renameSync(join(folder, 'app/layout.tsx'), join(folder, 'app/real-layout.tsx'))
  writeFileSync(join(folder, 'app/layout.tsx'), LAYOUT)
  mkdirSync(join(folder, 'app/bench-empty'))
  writeFileSync(join(folder, 'app/bench-empty/page.tsx'), EMPTY)
}

function run(program, args, extra = {}) {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, env: { ...env, ...extra } })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`)
}

async function untilReady() {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`${origin}/api/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the server did not become ready')
}

/** Through NextAuth's door; answers the cookies of a browser that is signed in. */
async function signIn(email, password) {
  const asked = await fetch(`${origin}/api/auth/csrf`)
  const { csrfToken } = await asked.json()
  const cookies = cookiesOf(asked)
  const answer = await fetch(`${origin}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookies, origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
  })
  const session = cookiesOf(answer)
  if (!session.includes('behalf-session='))
    throw new Error(`signing in failed: ${answer.status} ${await answer.text()}`)
  return session
}

function cookiesOf(answer) {
  const set = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return set.join('; ')
}

async function measure(cookie) {
  const page = '/c/glassware'
  const { body } = await get(page, cookie)
  const shown = new Set([...body.matchAll(/href="(\/p\/[^"?#]+)/g)].map(([, path]) => path)).size
  if (shown !== 24 || !body.includes('Bob')) throw new Error(`${page} shows ${shown} goods, or not to Bob`)
  console.log(`\n${page} (24 goods, signed in) against /bench-empty`)
  for (const connections of [1, 8]) {
    const agent = new Agent({ keepAlive: true, maxSockets: connections })
    const ask = (path) => () => get(path, cookie, agent)
    const [goods, empty] = [ask(page), ask('/bench-empty')]
    for (const warm of [goods, empty, goods, empty]) await load(warm, connections, IN_BLOCK)
    const taken = { goods: [], empty: [] }
    const lasted = { goods: 0, empty: 0 }
    for (let block = 0; block < BLOCKS; block++) {
      for (const [name, one] of Object.entries({ goods, empty })) {
        const started = performance.now()
        taken[name].push(...(await load(one, connections, IN_BLOCK)))
        lasted[name] += performance.now() - started
      }
    }
    agent.destroy()
    const perSecond = (name) => (1000 * taken[name].length) / lasted[name]
    console.log(`  ${connections} at a time`)
    say('empty dynamic page', taken.empty, '', perSecond('empty'))
    say('category page', taken.goods, '', perSecond('goods'))
    const byTime = figures(taken.goods).p50 / figures(taken.empty).p50
    const bySpeed = perSecond('empty') / perSecond('goods')
    console.log(`  one category page = ${byTime.toFixed(2)} × empty by p50, ${bySpeed.toFixed(2)} × by pages/s`)
  }
}

/** The demo's categories have a few goods less: one of them gets those of another as well. */
function fillCategory() {
  const database = new Database(join(folder, 'bench.db'))
  const slugs = "join categories c on c.id = pc.category_id join shops s on s.id = c.shop_id and s.code = 'SHOP10'"
  const goods = `select pc.product_id from product_categories pc ${slugs} where c.slug = 'optics'`
  const into = `select c.id from categories c join shops s on s.id = c.shop_id where c.slug = 'glassware' and s.code = 'SHOP10'`
  database.exec(`insert into product_categories (category_id, product_id) select (${into}), product_id from (${goods})`)
  database.close()
}

/** So many requests, some at a time; the milliseconds of each, to the last byte. */
async function load(one, connections, requests) {
  const taken = []
  let left = requests
  const worker = async () => {
    while (left-- > 0) {
      const started = performance.now()
      await one()
      taken.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  return taken
}

function get(path, cookie, agent) {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, { agent, headers: { cookie, accept: 'text/html' } }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('end', () => {
        if (answer.statusCode !== 200) reject(new Error(`${path} answered ${answer.statusCode}`))
        else resolve({ body: Buffer.concat(parts).toString() })
      })
      answer.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, 'localhost', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
