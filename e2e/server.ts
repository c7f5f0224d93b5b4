import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { databaseUrl, onServer } from '@/lib/testing/template'
import { cardTraces } from './card-traces'
import { FILES, SECRET, TEMPLATE, TEMPLATE_DATABASE } from './template'

export type Server = {
  port: number
  clockFile: string
  /** Everything the server has said so far: its log, and what the framework writes by itself. */
  output(): string
  stop(): Promise<void>
}

/**
 * A production server for one worker of the suite, with a copy of the demo world and a clock of its own.
 * The worker's own process is pointed at the same database, so that tests can make people and goods.
 */
export async function startServer(worker: number): Promise<Server> {
  const folder = `${process.cwd()}/.e2e/worker-${worker}`
  mkdirSync(folder, { recursive: true })
  const clockFile = `${folder}/clock`
  const anchorFile = `${folder}/anchor.jsonl`
  writeFileSync(clockFile, '0')
  const { url, drop } = await copyOfTheDemo(folder, worker)
  process.env.DATABASE_URL = url
  process.env.CLOCK_FILE = clockFile
  process.env.NEXTAUTH_SECRET = SECRET
  process.env.MAIL = 'local'
  process.env.TEST_GATEWAYS = 'open'
  process.env.FILES_FOLDER = FILES
  process.env.LOG_LEVEL = 'silent'

  const port = await freePort()
  const { NODE_OPTIONS: _options, ...inherited } = process.env
  const child = spawn('node_modules/.bin/next', ['start', '-H', 'localhost', '-p', String(port)], {
    cwd: process.env.APP_FOLDER || process.cwd(),
    env: {
      ...inherited,
      NODE_ENV: 'production',
      PUBLIC_SCHEME: 'http',
      MAILBOX: 'open',
      AUTH_TRUST_HOST: 'true',
      AUDIT_ANCHOR_FILE: anchorFile,
      LOG_LEVEL: 'debug',
      PAGE_LIMIT: 'off', // all visitors of a worker come from one address, as fast as the machine can
      NEXT_TELEMETRY_DISABLED: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output += text
    })
  }
  await untilReady(child, port)
  return {
    port,
    clockFile,
    output: () => output,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000))])
      child.kill('SIGKILL')
      const { close } = await import('@/db')
      const { verify } = await import('@/lib/audit/verify')
      const { faultsFound } = await import('@/lib/testing/sound')
      const { entries, findings } = await verify(anchorFile)
      const faults = [...(await faultsFound()), ...(await cardTraces(url, output))]
      await close()
      await drop()
      if (faults.length > 0) throw new Error(`after the suite: ${faults.slice(0, 5).join('\n')}`)
      if (entries === 0 || findings.length > 0) {
        throw new Error(`the ledger after the suite: ${entries} entries, ${JSON.stringify(findings.slice(0, 5))}`)
      }
    },
  }
}

async function copyOfTheDemo(folder: string, worker: number) {
  const server = process.env.TEST_POSTGRES_URL
  if (!server) {
    rmSync(`${folder}/shop.db`, { force: true })
    copyFileSync(TEMPLATE, `${folder}/shop.db`)
    return { url: `file:${folder}/shop.db`, drop: async () => {} }
  }
  const name = `behalf_e2e_${worker}`
  await onServer(server, `drop database if exists ${name} with (force)`)
  await onServer(server, `create database ${name} template ${TEMPLATE_DATABASE}`)
  return {
    url: databaseUrl(server, name),
    drop: () => onServer(server, `drop database if exists ${name} with (force)`),
  }
}

async function untilReady(child: ChildProcess, port: number) {
  let output = ''
  child.stdout?.on('data', (text) => {
    output += text
  })
  child.stderr?.on('data', (text) => {
    output += text
  })
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server stopped with ${child.exitCode}:\n${output}`)
    const answer = await fetch(`http://localhost:${port}/api/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the server did not become ready:\n${output}`)
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
