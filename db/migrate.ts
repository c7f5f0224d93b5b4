import { assertDurable, close, migrate } from '.'

await migrate()
await assertDurable()
await close()
