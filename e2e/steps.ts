import type { Page } from '@playwright/test'

/** From the desk to the customer's page and into an assist. */
export async function actFor(page: Page, name: string) {
  await page.goto('/service')
  await page.getByRole('combobox').fill(name)
  await page.getByRole('option', { name }).first().click()
  await page.getByRole('button', { name: /^(Log in on behalf|Agir au nom du client)$/ }).click()
  await page.waitForURL(/\/as\/[0-9a-f-]{36}\/account/)
}

/** The part of the address that says for whom. */
export const assistOf = (page: Page) => page.url().match(/\/as\/[0-9a-f-]{36}/)![0]

export const bar = (page: Page) => page.getByRole('complementary', { name: 'Acting on behalf' })

export async function addToCart(page: Page, path: string) {
  await page.goto(path)
  await page.getByRole('button', { name: /^(Add to cart|Ajouter au panier)$/ }).click()
  await page.getByText(/is in the cart|est dans le panier/).waitFor()
}

/** A tab that hears of nothing, as one whose line has broken. */
export const deafen = (page: Page) =>
  page.addInitScript(() => {
    class Deaf {
      addEventListener() {}
      postMessage() {}
      close() {}
    }
    Object.assign(window, { EventSource: Deaf, BroadcastChannel: Deaf })
  })
