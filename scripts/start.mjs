// `npm start`: from a bare clone to a running demo. `npm run dev` is the same with the development server.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { build, command, env, install, pictures, say } from './bootstrap.mjs'

const dev = process.argv.includes('--dev')
const port = process.env.PORT || '3000'

install()
if (dev) pictures()
else build()

mkdirSync('data', { recursive: true })
if (!existsSync('data/secret')) writeFileSync('data/secret', randomBytes(32).toString('base64url'), { mode: 0o600 })

/** The demo's configuration; whatever the shell sets comes first. */
const settings = {
  NEXTAUTH_SECRET: readFileSync('data/secret', 'utf8'),
  PUBLIC_SCHEME: 'http',
  AUTH_TRUST_HOST: 'true',
  TEST_GATEWAYS: 'open',
  ...(process.env.RESEND_API_KEY || process.env.SMTP_URL ? {} : { MAIL: 'local', MAILBOX: 'open' }),
  ...env,
  PORT: port,
}

say('migrating the database')
command('db/migrate.ts', [], settings)
command('db/seed/index.ts', ['--if-empty'], settings)

const host = process.env.HOST || 'localhost'
say(`serving on http://localhost:${port}`)
console.log(welcome())
const server = spawn('node_modules/.bin/next', [dev ? 'dev' : 'start', '-H', host, '-p', port], {
  stdio: 'inherit',
  env: { ...settings, NODE_ENV: dev ? 'development' : 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))

function welcome() {
  return `
  The shop        http://localhost:${port}                 Copenhagen Supply (SHOP10)
  Its sub-shop    http://shop10-nbi.localhost:${port}      Niels Bohr Institute (SHOP10-NBI)
  Another shop    http://shop20.localhost:${port}          Atelier Curie (SHOP20), French first
  Its mail        http://localhost:${port}/mailbox

  Sign in at      http://localhost:${port}/sign-in         every password is: Correspondence-1922
    anna.holm@behalf.test     a manager with every call-centre role
    test_001@test.com         Herr Niels Bohr, customer TEST01
  More names in the README. Stop with Ctrl-C.
`
}
