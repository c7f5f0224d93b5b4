import { readdirSync, readFileSync } from 'node:fs'

/** The product's files of some rooms, with what stands in them: for what is promised of all of them. */
export const sourcesOf = (...rooms: string[]) =>
  rooms
    .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|^lib\/testing\//.test(file))
    .sort()
    .map((file) => [file, readFileSync(file, 'utf8')] as const)
