import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, PASSWORD, test } from './fixtures'

/** Through the admin app's own door. */
async function enter(page: Page, email: string) {
  await page.goto('/admin/sign-in?next=/admin/inventory')
  await page.locator('input[name=email]').fill(email)
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.locator('main button').click()
  await page.waitForURL((url) => url.pathname === '/admin/inventory')
}

const clean = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

const rowOf = (page: Page, code: string) => page.getByRole('row').filter({ hasText: code })

test('stock is counted in its row, adjusted for a reason, and says who moved it', async ({ as, shop }) => {
  const keeper = await shop.manager(['ROLE_SMSHOPADMIN'])
  const sku = await shop.sku({ quantity: 5, name: 'Conical flask' })
  await shop.sku({ quantity: 0 })
  const page = await as(undefined, { url: shop.url })
  await enter(page, keeper.account.email)
  await clean(page)

  const row = rowOf(page, sku.code)
  await row.getByRole('textbox').fill('8')
  await row.getByRole('button').click()
  await expect(row.getByText('5 → 8')).toBeVisible()
  await row.getByRole('textbox').fill('-1')
  await row.getByRole('button').click()
  await expect(row.getByText('Please enter a whole number.')).toBeVisible()
  await expect(row.getByRole('textbox')).toHaveValue('-1')

  await page.getByRole('link', { name: 'Nothing left to promise' }).click()
  await expect(rowOf(page, sku.code)).toHaveCount(0)
  await page.getByRole('searchbox').fill(sku.code)
  const all = page.getByRole('link', { name: 'All', exact: true })
  await all.click()
  await expect(all).toHaveAttribute('aria-current')
  await page.getByRole('searchbox').fill(sku.code)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('link', { name: sku.code }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(sku.code)
  await clean(page)

  await page.getByLabel('How many').fill('-2')
  await page.getByLabel('Reason').selectOption('Damaged')
  await page.getByLabel('Remark').last().fill('Fell off the shelf')
  await page.getByRole('button', { name: 'Adjust' }).click()
  await expect(page.getByText('8 → 6')).toBeVisible()
  const movements = page.getByRole('table', { name: 'Movements' })
  await expect(movements.getByRole('row').nth(1)).toContainText(`Damaged`)
  await expect(movements.getByRole('row').nth(1)).toContainText('Fell off the shelf')
  await expect(movements.getByRole('row').nth(1)).toContainText(keeper.account.name)
  await expect(movements.getByRole('row')).toHaveCount(4)
  expect(await shop.audit('stock.count')).toHaveLength(2)
})

test('without JavaScript too: a count, and a file of which each line has its answer', async ({ as, shop }) => {
  const keeper = await shop.manager(['ROLE_SMSHOPADMIN'])
  const sku = await shop.sku({ quantity: 5 })
  const page = await as(undefined, { url: shop.url, javaScriptEnabled: false })
  await enter(page, keeper.account.email)
  const row = rowOf(page, sku.code)
  await row.getByRole('textbox').fill('7')
  await row.getByRole('button').click()
  await expect(row.getByText('5 → 7')).toBeVisible()

  await page.getByRole('link', { name: 'Import quantities' }).click()
  await page.getByLabel('The quantity is').selectOption('what is there')
  const file = `\uFEFFSKU;warehouse;quantity\r\n${sku.code};WAREHOUSE_1;20\r\nNO-SUCH;WAREHOUSE_1;3`
  await page
    .getByLabel('or a file')
    .setInputFiles({ name: 'stock.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(page.getByText('1 line changed something, 0 were so already, 1 was refused.')).toBeVisible()
  await expect(rowOf(page, sku.code)).toContainText('7 → 20')
  await expect(rowOf(page, 'NO-SUCH')).toContainText('There is no article with the code NO-SUCH.')

  await page.getByLabel('The quantity is').selectOption('what came (or with a minus, went)')
  await page.getByLabel('Lines').fill(`${sku.code};WAREHOUSE_1;-25`)
  await page.getByRole('button', { name: 'Import' }).click()
  await expect(rowOf(page, sku.code)).toContainText('so many cannot be taken away')
})

test('stock is not shown to whoever does not look after it', async ({ as, shop }) => {
  const [caller, keeper] = [await shop.manager(['ROLE_SMCALLCENTER']), await shop.manager(['ROLE_SMSHOPADMIN'])]
  const sku = await shop.sku()
  const page = await as(undefined, { url: shop.url })
  await enter(page, keeper.account.email)
  await page.getByRole('link', { name: sku.code }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(sku.code)

  const other = await as(undefined, { url: shop.url })
  await enter(other, caller.account.email)
  await expect(other.getByText(sku.code)).toHaveCount(0)
  expect((await other.goto(page.url()))?.status()).toBe(404)
  expect((await other.goto('/admin/inventory/import'))?.status()).toBe(404)
})
