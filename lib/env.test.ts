import { describe, expect, test } from 'vitest'
import { parseEnv } from './env'

const complete = { NODE_ENV: 'production', NEXTAUTH_SECRET: 'x'.repeat(32), MAIL: 'local' }

describe('the configuration', () => {
  test('is complete with a secret and a way for mail', () => {
    expect(parseEnv(complete)).toMatchObject({ MAIL: 'local', PUBLIC_SCHEME: 'https' })
    expect(parseEnv({ ...complete, MAIL: undefined, RESEND_API_KEY: 're_1' }).MAIL).toBe('resend')
    expect(parseEnv({ ...complete, MAIL: '', SMTP_URL: 'smtp://localhost' }).MAIL).toBe('smtp')
  })

  test('keeps the mailbox and the test gateways closed in production, unless it says otherwise', () => {
    expect(parseEnv(complete)).toMatchObject({ MAILBOX: 'closed', TEST_GATEWAYS: 'closed' })
    expect(parseEnv({ ...complete, TEST_GATEWAYS: 'open' })).toMatchObject({ MAILBOX: 'closed', TEST_GATEWAYS: 'open' })
    expect(parseEnv({ ...complete, NODE_ENV: 'development' })).toMatchObject({ TEST_GATEWAYS: 'open' })
  })

  test.each([
    ['NEXTAUTH_SECRET', { NEXTAUTH_SECRET: undefined }, /NEXTAUTH_SECRET is missing.*openssl/],
    ['NEXTAUTH_SECRET', { NEXTAUTH_SECRET: 'short' }, /NEXTAUTH_SECRET must have at least 32/],
    ['MAIL', { MAIL: undefined }, /MAIL is missing: set RESEND_API_KEY or SMTP_URL/],
    ['RESEND_API_KEY', { MAIL: 'resend' }, /RESEND_API_KEY is missing, but MAIL is resend/],
    ['SMTP_URL', { MAIL: 'smtp' }, /SMTP_URL is missing/],
    ['SMTP_URL', { MAIL: undefined, SMTP_URL: 'localhost:25' }, /SMTP_URL must start with smtp/],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://x' }, /DATABASE_URL must start with/],
  ])('without a right %s says which and why', (_name, change, message) => {
    expect(() => parseEnv({ ...complete, ...change })).toThrow(message)
  })
})
