/** Where the rows are. `file:…` is the embedded default; `postgres://…` is for more than one process. */
export const databaseUrl = process.env.DATABASE_URL || 'file:./data/behalf.db'

export const isPostgres = /^postgres(ql)?:/.test(databaseUrl)

/** The file of an embedded database. */
export const databaseFile = databaseUrl.replace(/^file:/, '')
