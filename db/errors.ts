/** The database's own code of an error, wherever Drizzle has wrapped it. */
export function codeOf(error: unknown): string | undefined {
  const { code, cause } = error as { code?: unknown; cause?: unknown }
  if (typeof code === 'string') return code
  return cause ? codeOf(cause) : undefined
}

/** A UNIQUE constraint said no: the same thing is already there. */
export const isUniqueViolation = (error: unknown) =>
  ['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'].includes(codeOf(error) ?? '')

/**
 * The database cannot take a write now: locked, full, read-only, gone, or too busy to come to it in time. Nothing was
 * written; trying again is safe.
 */
export const isUnavailable = (error: unknown) =>
  /^(SQLITE_(BUSY|FULL|READONLY|IOERR|CANTOPEN)|57P0[123]|57014|40001|40P01|25P03|53|55P03|08|ECONNREFUSED|ECONNRESET)/.test(
    codeOf(error) ?? '',
  ) || isCrowded(error)

/** No connection was free, or made, in time: the pool says so in words alone. */
function isCrowded(error: unknown): boolean {
  const { message, cause } = error as { message?: unknown; cause?: unknown }
  return crowded.includes(String(message)) || (cause ? isCrowded(cause) : false)
}

const crowded = ['timeout exceeded when trying to connect', 'Connection terminated due to connection timeout']

/**
 * The same error, without the values its statement was given and the row it ran into: they are people's names and words
 * and the keys of letters, and errors are written into logs.
 */
export function withoutValues<Thrown>(error: Thrown): Thrown {
  let at: unknown = error
  while (at instanceof Error) {
    const told: Error & { params?: unknown; detail?: unknown } = at
    const [said = ''] = told.message.split('\nparams: ')
    told.stack = told.stack?.replace(told.message, said)
    told.message = said
    for (const key of ['params', 'detail'] as const) delete told[key]
    at = told.cause
  }
  return error
}
