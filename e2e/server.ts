import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { type NextServer, startNext } from '@/lib/testing/next-server'
import { databaseUrl, onServer } from '@/lib/testing/template'
import { cardTraces } from './card-traces'
import { FILES, SECRET, TEMPLATE, TEMPLATE_DATABASE } from './template'

export type Server = NextServer & { clockFile: string }

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
  process.env.PUBLIC_SCHEME = 'http'
  process.env.MAIL = 'local'
  process.env.TEST_GATEWAYS = 'open'
  process.env.FILES_FOLDER = FILES
  process.env.LOG_LEVEL = 'silent'

  const server = await startNext({ MAILBOX: 'open', AUDIT_ANCHOR_FILE: anchorFile, LOG_LEVEL: 'debug' })
  return {
    port: server.port,
    clockFile,
    output: server.output,
    async stop() {
      await server.stop()
      const { close } = await import('@/db')
      const { verify } = await import('@/lib/audit/verify')
      const { faultsFound } = await import('@/lib/testing/sound')
      const { entries, findings } = await verify(anchorFile)
      const faults = [...(await faultsFound()), ...(await cardTraces(url, server.output()))]
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
