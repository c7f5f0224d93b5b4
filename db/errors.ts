/** The database's own code of an error, wherever Drizzle has wrapped it. */
export function codeOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  return cause ? codeOf(cause) : undefined
}

/** A UNIQUE constraint said no: the same thing is already there. */
export const isUniqueViolation = (error: unknown) =>
  ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(codeOf(error) ?? '')

/** The database cannot take a write now: locked, full, read-only or gone. Nothing was written; trying again is safe. */
export const isUnavailable = (error: unknown) =>
  /^(SQLITE_(BUSY|FULL|READONLY|IOERR|CANTOPEN)|57P0[123]|53|55P03|08|ECONNREFUSED|ECONNRESET)/.test(
    codeOf(error) ?? '',
  )
