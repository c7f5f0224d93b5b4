// Runs one of our TypeScript commands in the server's conditions: node scripts/run.mjs FILE [arguments]
import { spawnSync } from 'node:child_process'

const [file, ...rest] = process.argv.slice(2)
const flags = ['--conditions=react-server', '--import', 'tsx']
const { status } = spawnSync(process.execPath, [...flags, file, ...rest], { stdio: 'inherit' })
process.exit(status ?? 1)
