import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  resolve: { alias: { '@': root.replace(/\/$/, ''), 'server-only': `${root}node_modules/server-only/empty.js` } },
  test: {
    include: ['{app,components,lib,db,scripts}/**/*.test.ts'],
    globalSetup: 'lib/testing/template.ts',
    setupFiles: 'lib/testing/own-database.ts',
    pool: 'forks',
    // One process a core: vitest would keep a core for itself, which on two cores is half of them.
    maxWorkers: availableParallelism(),
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
