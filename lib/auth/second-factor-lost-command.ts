import 'server-only'
import { close } from '@/db'
import { turnOffLost } from './second-factor-lost'

const [email = ''] = process.argv.slice(2)
const done = await turnOffLost(email)
console.log(
  done ? `${email} signs in by password alone now, and has been told.` : `No manager ${email} with a second factor.`,
)
await close()
process.exit(done ? 0 : 1)
