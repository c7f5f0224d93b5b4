import { existsSync } from 'node:fs'
import { defineConfig, devices } from '@playwright/test'

// The suite's own process runs the server's modules (makers, the database): so under the server's conditions.
process.env.NODE_OPTIONS = '--conditions=react-server'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync)

/** Flags for machines without a sandbox, a graphics card or a way out to the network. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  // A press or a page may be outrun on a busy machine. Who needed a second try is named at the end of the gate, to be mended.
  retries: 1,
  // Long enough for the longest journey on a machine that does much else: they wait for what they see, not for a time.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['dot'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? ([['json']] as ['json'][]) : [])],
  globalSetup: './e2e/template.ts',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Copenhagen',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env.BROWSER_PATH || installed, args },
  },
})
