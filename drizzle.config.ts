import { defineConfig } from 'drizzle-kit'
import { isPostgres } from './db/dialect'

/** Generates migrations for the dialect of DATABASE_URL; `npm run db:generate` does both in turn. */
export default defineConfig({
  dialect: isPostgres ? 'postgresql' : 'sqlite',
  schema: './db/schema/index.ts',
  out: isPostgres ? './db/migrations/postgresql' : './db/migrations/sqlite',
  casing: 'snake_case',
})
