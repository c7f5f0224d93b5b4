import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'

export type NextServer = {
  port: number
  /** Everything the server has said so far: its log, and what the framework writes by itself. */
  output(): string
  stop(): Promise<void>
}

/** A production server on the database that this process works on; there may be several. Answers when it is ready. */
export async function startNext(set: Record<string, string>): Promise<NextServer> {
  const port = await freePort()
  const { NODE_OPTIONS: _options, ...inherited } = process.env
  const child = spawn('node_modules/.bin/next', ['start', '-H', 'localhost', '-p', String(port)], {
    cwd: process.env.APP_FOLDER || process.cwd(),
    env: {
      ...inherited,
      NODE_ENV: 'production',
      PUBLIC_SCHEME: 'http',
      AUTH_TRUST_HOST: 'true',
      PAGE_LIMIT: 'off', // all visitors of a test come from one address, as fast as the machine can
      NEXT_TELEMETRY_DISABLED: '1',
      ...set,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (text) => {
      output += text
    })
  }
  await untilReady(child, port, () => output)
  return { port, output: () => output, stop: () => stopped(child) }
}

async function stopped(child: ChildProcess) {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 5_000))])
  child.kill('SIGKILL')
}

async function untilReady(child: ChildProcess, port: number, output: () => string) {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`the server stopped with ${child.exitCode}:\n${output()}`)
    const answer = await fetch(`http://localhost:${port}/api/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not become ready:\n${output()}`)
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
