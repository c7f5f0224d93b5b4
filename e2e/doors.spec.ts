import { readFileSync } from 'node:fs'
import { ask } from './ask'
import { demo, expect, test } from './fixtures'
import { actFor, assistOf } from './steps'

const pages = [
  '/',
  '/c',
  '/c/glassware',
  '/p/glass-beaker',
  '/search?q=lamp',
  '/cart',
  '/checkout',
  '/checkout/review',
  '/sign-in',
  '/register',
  '/register?type=B2B',
  '/reset',
  '/reset/nothing',
  '/activate/nothing',
  '/confirm-email/nothing',
  '/account',
  '/account/profile',
  '/account/addresses',
  '/account/orders',
  '/account/wish-list',
  '/account/lists',
  '/account/requisition-lists',
  '/account/saved-carts',
  '/account/coupons',
  '/account/recurring',
  '/account/recurring/new',
  '/account/subscriptions',
  '/account/help-log',
  '/account/security',
  '/service',
  '/service/customers/new',
  '/mailbox',
]

test.describe('bad addresses', () => {
  const unknown = [
    '/p/nothing',
    '/c/nothing',
    '/nothing',
    '/account/orders/nothing',
    '/account/recurring/nothing',
    '/account/subscriptions/nothing',
    '/account/lists/nothing',
    '/wish-list/nothing',
    '/checkout/done/261122000000-1',
    '/assist-ended/x/y',
    '/service/customers/nothing',
    '/as/01a20115-0000-7000-8000-000000000000/nothing',
    '/as/x/cart',
    "/p/'%3B--",
    '/c/%00',
    '/p/%F0%9F%92%A9',
  ]
  for (const path of unknown) {
    test(`${path} is not found, and no fault of ours`, async ({ baseURL }) => {
      const answer = await ask(`${baseURL}${path}`)

      expect([303, 307, 400, 404]).toContain(answer.status)
    })
  }

  test('an unknown host is a page that says so', async ({ as, server }) => {
    const page = await as(undefined, { url: `http://nowhere.localhost:${server.port}` })

    expect((await page.goto('/'))?.status()).toBe(404)
    await expect(page.getByText('There is no shop at this address.')).toBeVisible()
  })

  for (const search of [
    '?page=-1&size=999&sort=password',
    '?after=%7B%7D',
    '?size=1e309&sort=__proto__',
    '?price-from=NaN&from=99999999999999999999',
    '?sort=name&sort=newest&brand=a&brand=b',
  ]) {
    test(`a list with ${search} shows its default`, async ({ baseURL }) => {
      for (const path of ['/c/glassware', '/search', '/c']) {
        expect((await ask(`${baseURL}${path}${search}`)).status).toBe(200)
      }
    })
  }
})

test.describe('every page', () => {
  for (const path of pages) {
    test(`${path} is private, carries a fresh policy, and is silent in the console`, async ({ as, baseURL }) => {
      const [first, second] = [await ask(`${baseURL}${path}`), await ask(`${baseURL}${path}`)]
      const policies = [first, second].map((answer) => String(answer.headers['content-security-policy']))
      expect(policies[0]).not.toBe(policies[1])
      for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"])
        expect(policies[0]).toContain(rule)
      expect(policies[0]?.match(/script-src [^;]*/)?.[0]).not.toMatch(/unsafe/)
      expect(first.headers['cache-control']).toMatch(/no-store/)
      expect(first.headers['cache-control']).toMatch(/private/)
      expect(first.headers['set-cookie']).toBeUndefined()
      expect(first.headers['x-powered-by']).toBeUndefined()
      expect(first.headers['x-content-type-options']).toBe('nosniff')

      const page = await as(undefined)
      const said: string[] = []
      page.on(
        'console',
        (message) => message.type() === 'error' && !message.text().includes('404') && said.push(message.text()),
      )
      await page.goto(path)
      expect(said).toEqual([])
    })
  }
})

test.describe('without signing in @rights', () => {
  test('no page shows anything of a customer', async ({ baseURL }) => {
    for (const path of [...pages, '/api/customers', '/api/products?q=bohr', '/api/auth/session']) {
      const { text } = await ask(`${baseURL}${path}`)
      if (path === '/mailbox') continue // only where mail is delivered locally
      for (const canary of ['test_001@test.com', 'bob.doe@test.com', 'Blegdamsvej', 'TEST01'])
        expect(text, path).not.toContain(canary)
    }
  })

  test('every action of the build, called directly, does nothing', async ({ baseURL, shop }) => {
    const manifest = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as {
      node: Record<string, { exportedName?: string; filename?: string }>
    }
    const before = await shop.fingerprint()
    const ids = Object.keys(manifest.node)
    expect(ids.length).toBeGreaterThan(5)
    for (const id of ids) {
      for (const body of ['[]', '[null,"$K1"]', '[{"customerId":"x"}]']) {
        const headers = {
          'next-action': id,
          'content-type': 'text/plain;charset=UTF-8',
          origin: baseURL!,
          accept: 'text/x-component',
        }
        const answer = await ask(`${baseURL}/`, { method: 'POST', headers, body })
        expect(answer.text).not.toMatch(/at \w+ \(|SQLITE|postgres|drizzle/i)
      }
    }
    expect(await shop.fingerprint()).toEqual(before)
  })
})

test.describe('what changes something @rights', () => {
  const doors = ['/api/sign-out', '/api/assists/end', '/api/language', '/api/customers']

  for (const path of doors) {
    test(`${path} does not answer GET, HEAD or a stranger's page`, async ({ baseURL }) => {
      for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'])
        expect((await ask(`${baseURL}${path}`, { method })).status).toBe(405)
      for (const headers of [
        { origin: 'https://evil.test' },
        { origin: 'null' },
        {},
        { origin: 'https://evil.test', 'x-forwarded-host': 'evil.test' },
      ]) {
        const given = { ...headers, 'content-type': 'application/x-www-form-urlencoded' } as Record<string, string>
        const answer = await ask(`${baseURL}${path}`, { method: 'POST', headers: given, body: 'locale=fr&text=niels' })
        expect(answer.status).toBe(403)
      }
    })
  }

  test('an assist is not started by opening an address', async ({ as, shop }) => {
    const anna = await shop.manager()
    const carla = await shop.customer()
    const page = await as(anna.account.email, { url: shop.url })
    for (const path of [
      `/service/customers/${carla.id}?customerId=${carla.id}&reason=phone`,
      `/as/${carla.id}`,
      `/as/${carla.id}/account`,
    ])
      await page.goto(path)

    expect(await shop.audit('assist.start')).toEqual([])
  })
})

test.describe('who somebody is acting for', () => {
  test('cannot be said by headers, parameters or cookies', async ({ as, shop }) => {
    const [carla, dora] = [await shop.customer({ company: 'Carla Ltd' }), await shop.customer({ company: 'Dora Ltd' })]
    const anna = await shop.manager()
    const page = await as(anna.account.email, { url: shop.url })
    await actFor(page, carla.lastname)
    const assist = assistOf(page).slice(4)
    const names = ['x-behalf-pass', 'x-behalf-assist', 'x-user-id', 'x-acting-for', 'x-forwarded-user', 'x-customer-id']
    await page.setExtraHTTPHeaders(
      Object.fromEntries(names.map((name) => [name, name.includes('behalf') ? `${assist}.x` : dora.id])),
    )
    await page.context().addCookies([
      { name: 'customerId', value: dora.id, url: shop.url },
      { name: 'assist', value: assist, url: shop.url },
    ])

    await page.goto(`/account/profile?customerId=${dora.id}&actAs=${dora.id}`)
    await expect(page).toHaveURL(/\/service/)
    await page.goto(`/as/${assist}/account/profile?customerId=${dora.id}`)
    await expect(page.getByRole('textbox', { name: 'Company' })).toHaveValue('Carla Ltd')
  })

  test('is nobody else’s assist', async ({ as, shop }) => {
    const carla = await shop.customer({ company: 'Carla Ltd' })
    const [anna, mette] = [await shop.manager(), await shop.manager()]
    const page = await as(anna.account.email, { url: shop.url })
    await actFor(page, carla.lastname)
    const path = assistOf(page)

    for (const email of [mette.account.email, carla.email, undefined]) {
      const other = await as(email, { url: shop.url })
      await other.goto(`${path}/account/profile`)
      await expect(other.getByRole('heading', { name: 'This assist has ended' })).toBeVisible()
      await expect(other.locator('body')).not.toContainText('Carla Ltd')
    }
  })
})

test('a copied cookie is worth nothing after signing out @rights', async ({ as, shop }) => {
  const carla = await shop.customer()
  const page = await as(carla.email, { url: shop.url })
  const stolen = await page.context().cookies()
  await page.goto('/account')
  await page.locator('summary', { hasText: 'My account' }).click()
  await page.getByRole('button', { name: 'Log off' }).click()
  await page.waitForURL(/\/sign-in/)

  const thief = await as(undefined, { url: shop.url })
  await thief.context().addCookies(stolen)
  await thief.goto('/account')

  await expect(thief).toHaveURL(/\/sign-in/)
})

test('posting to the session endpoint changes nothing of who one is @rights', async ({ as, shop }) => {
  const carla = await shop.customer()
  const page = await as(carla.email, { url: shop.url })

  await page.evaluate(async () => {
    const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
    const data = { roles: ['ROLE_SMADMIN'], sid: 'x', actingFor: 'y', user: { id: 'z' }, exp: 9e9 }
    const headers = { 'Content-Type': 'application/json' }
    await fetch('/api/auth/session', { method: 'POST', headers, body: JSON.stringify({ csrfToken, data }) })
  })
  await page.goto('/account')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Carla')
  await page.goto('/service')
  await expect(page).toHaveURL(/\/sign-in|\/account/)
  expect(await page.evaluate(async () => (await fetch('/api/auth/session')).json())).toEqual({
    expires: expect.any(String),
    user: {},
  })
})

test('orders and customers of others look exactly like unknown ones @rights', async ({ as, shop, baseURL }) => {
  const niels = await as(demo.niels)
  await niels.goto('/account/orders')
  const number = ((await niels.getByRole('main').textContent()) ?? '').match(/\d{12}-\d+/)![0]
  const bob = await as(demo.bob)

  for (const who of [bob]) {
    const [theirs, unknown] = [
      await who.goto(`/account/orders/${number}`),
      await who.goto('/account/orders/990101000000-1'),
    ]
    expect([theirs?.status(), unknown?.status()]).toEqual([404, 404])
  }
  const stranger = await shop.manager()
  const desk = await as(stranger.account.email, { url: shop.url })
  const carla = await shop.customer()
  expect((await desk.goto(`/service/customers/${carla.id}`))?.status()).toBe(200)
  const anna = await as(demo.anna, { url: baseURL })
  expect((await anna.goto(`/service/customers/${carla.id}`))?.status()).toBe(404)
  expect((await anna.goto('/service/customers/01a20115-0000-7000-8000-000000000000'))?.status()).toBe(404)
})

test('alive and ready are said without secrets', async ({ baseURL }) => {
  expect(await ask(`${baseURL}/api/health`)).toMatchObject({ status: 200, text: 'ok' })
  expect(await ask(`${baseURL}/api/ready`)).toMatchObject({ status: 200, text: 'ready' })
})
