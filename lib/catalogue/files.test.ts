import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'

const outside = mkdtempSync(join(tmpdir(), 'outside-'))
const folder = mkdtempSync(join(tmpdir(), 'files-'))
vi.stubEnv('FILES_FOLDER', folder)
const { fileOf, saveFile } = await import('./files')

test('a file is kept by its name, and a new one of that name takes its place', async () => {
  await saveFile('manual-1.pdf', Buffer.from('one'))
  await saveFile('manual-1.pdf', Buffer.from('two!'))
  const file = await fileOf('manual-1.pdf')
  expect(file).toMatchObject({ name: 'manual-1.pdf', size: 4 })
  expect(await new Response(file?.stream()).text()).toBe('two!')
})

test('nothing but a name in the folder is a file', async () => {
  writeFileSync(join(outside, 'secret'), 'secret')
  symlinkSync(join(outside, 'secret'), join(folder, 'link'))
  symlinkSync(outside, join(folder, 'way-out'))
  const names = ['link', 'way-out', 'way-out/secret', `../${outside.split('/').at(-1)}/secret`, join(outside, 'secret')]
  for (const name of [...names, '', '.', '..', '.hidden', 'a\0b', 'a/b', 'a\\b', 'a..b', 'x'.repeat(200), 'gone.pdf']) {
    expect(await fileOf(name)).toBeUndefined()
  }
  expect(await fileOf(null)).toBeUndefined()
  await expect(saveFile('../gone.pdf', Buffer.from('x'))).rejects.toThrow('no name for a file')
})
