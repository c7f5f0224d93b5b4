import { readFileSync } from 'node:fs'
import { ask } from './ask'
import { expect, test } from './fixtures'

const built: string[] = Object.values(JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')))
/** A page that stands open for as long as it is looked at has no end to wait for. */
const addresses = built
  .filter((path) => !path.startsWith('/_') && path !== '/api/live')
  .map((path) => path.replaceAll(/\[\[?\.*[^\]]*\]\]?/g, 'nothing'))

test('no claim in the head of a request opens or breaks a page @once', async ({ baseURL }) => {
  expect(addresses.length).toBeGreaterThan(80)
  for (const path of addresses) {
    const plain = (await ask(`${baseURL}${path}`)).status
    for (const claim of ['Bearer %E0%A4%A', `Bearer ${'x'.repeat(6_000)}`]) {
      const { status } = await ask(`${baseURL}${path}`, { headers: { Authorization: claim } })
      expect({ path, claim: claim.slice(0, 20), status }).toEqual({ path, claim: claim.slice(0, 20), status: plain })
      expect(status).toBeLessThan(500)
    }
  }
})
