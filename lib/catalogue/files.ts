import 'server-only'
import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { env } from '@/lib/env'

/**
 * The files that buyers of electronic goods download lie in one folder, which nothing serves by itself: `sku.file`
 * is a name in it, never a path.
 */
const folder = () => resolve(env().FILES_FOLDER)

/** Which files there are is known when somebody asks, not when the app is built. */
const placeOf = (name: string) => join(/*turbopackIgnore: true*/ folder(), name)

/** Letters, digits, dots, dashes and underscores, beginning with none that means something to a file system. */
const isFileName = (name: string) => /^[a-z0-9][\w.-]{0,119}$/i.test(name) && !name.includes('..')

/** Puts a file into the folder, whole or not at all; the one that bore the name before is gone. */
export async function saveFile(name: string, bytes: Uint8Array): Promise<void> {
  if (!isFileName(name)) throw new Error(`files: ${JSON.stringify(name)} is no name for a file`)
  await mkdir(folder(), { recursive: true })
  const written = placeOf(`.${randomUUID()}`)
  await writeFile(written, bytes)
  await rename(written, placeOf(name))
}

export type StoredFile = { name: string; size: number; stream(): ReadableStream }

/** The file of this name, to be read once; undefined if there is none. A link, wherever it leads, is none. */
export async function fileOf(name: string | null): Promise<StoredFile | undefined> {
  if (!name || !isFileName(name)) return undefined
  const handle = await open(placeOf(name), constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => undefined)
  if (!handle) return undefined
  const stat = await handle.stat()
  if (!stat.isFile()) {
    await handle.close()
    return undefined
  }
  // Web streams are typed twice, by Node and by the browser; they are one thing.
  return { name, size: stat.size, stream: () => Readable.toWeb(handle.createReadStream()) as ReadableStream }
}
