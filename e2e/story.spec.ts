import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { main, takePayments, typeAddress } from './buying'
import { expect, PASSWORD, test } from './fixtures'
import { readsFrench } from './french'
import { assistOf } from './steps'

async function hasNoFaults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** The whole of it, between two people and in their language: looked for, helped, offered, taken, paid, looked back on. */
test('Anna aide Carla, du premier appel à la dernière page @once', async ({ as, shop, mailbox }) => {
  const attributes = { SHOP_SF_MANAGED_LIST_TYPES: 'B2C', SHOP_URL: shop.url, SHOP_SF_ASSIST_CONSENT: 'notify' }
  for (const [code, value] of Object.entries(attributes)) await shop.attribute(code, value)
  const anna = await shop.manager()
  await takePayments(shop)
  const carla = await shop.customer({ locale: 'fr', phone: '+45 11 22 33 44' })
  const [lamp, spare] = [await shop.sku({ name: 'Lampion', price: 1000 }), await shop.sku({ name: 'Bougie' })]
  const desk = await as(anna.account.email, { url: shop.url, locale: 'fr-FR' })

  await test.step('she looks for the customer, makes sure who is calling, and acts for her', async () => {
    await readsFrench(desk)
    await desk.getByRole('combobox').fill(carla.lastname)
    await desk.getByRole('option', { name: carla.lastname }).first().click()
    await desk.getByRole('button', { name: 'Révéler : Téléphone' }).click()
    await expect(main(desk).getByText('+45 11 22 33 44').first()).toBeVisible()
    await readsFrench(desk)
    await desk.getByRole('button', { name: 'Agir au nom du client' }).click()
    await desk.waitForURL(/\/as\/[0-9a-f-]{36}\/account/)
    await expect(desk.getByText('Vous agissez maintenant pour')).toBeVisible()
    await readsFrench(desk)
  })
  const assist = assistOf(desk)
  const put = async (sku: typeof lamp) => {
    await desk.goto(`${assist}/p/${sku.product.slug}`)
    await desk.getByRole('button', { name: 'Ajouter au panier' }).click()
    await desk.getByRole('link', { name: 'Voir le panier' }).waitFor()
    await readsFrench(desk)
  }

  await test.step('she makes a list of it, with a note and an alternative', async () => {
    await put(lamp)
    await desk.goto(`${assist}/cart`)
    await main(desk).locator('summary', { hasText: 'Enregistrer comme sélection' }).click()
    await readsFrench(desk)
    await desk.getByLabel('Nom de la sélection').fill('Pour le labo')
    await desk.getByLabel('Remarque sur Lampion').fill('La plus chaude')
    await desk.getByLabel('Alternatives à Lampion').fill('NO-SUCH')
    await desk.getByLabel('Retirer ces articles').check()
    await desk.getByRole('button', { name: 'Envoyer au client', exact: true }).click()
    await expect(main(desk)).toContainText('NO-SUCH')
    await expect(desk.getByLabel('Remarque sur Lampion')).toHaveValue('La plus chaude')
    await readsFrench(desk)
    await desk.getByLabel('Alternatives à Lampion').fill(spare.code)
    await desk.getByRole('button', { name: 'Envoyer au client', exact: true }).click()
    await expect(main(desk)).toContainText(`Envoyée à ${carla.firstname}`)
    await expect(main(desk)).toContainText('Le client se prononce lui-même sur cette sélection.')
    await expect(main(desk).getByRole('button', { name: 'Tout ajouter au panier' })).toBeHidden()
    await readsFrench(desk)
  })

  const home = await as(undefined, { url: shop.url, locale: 'fr-FR' })
  await test.step('the customer reads her letter, opens its link and takes what she was offered', async () => {
    const letter = (await mailbox.to(carla.email)).find(({ template }) => template === 'managedlist-created')!
    expect(letter.subject).toBe('Pour le labo : préparé pour vous')
    expect(letter.text).toContain('1 × Lampion (fr)')
    await home.goto(letter.text.match(/https?:\S+\/managed-lists\/[\w-]{43}/)![0])
    await expect(main(home)).toContainText('La plus chaude')
    await readsFrench(home)
    await hasNoFaults(home)
    await home.getByRole('link', { name: 'Se connecter pour répondre' }).click()
    await home.locator('input[name=email]').fill(carla.email)
    await home.locator('input[name=password]').fill(PASSWORD)
    await readsFrench(home)
    await home.locator('main button').click()
    await home.waitForURL((url) => url.pathname.startsWith('/account/managed-lists/'))
    await shop.price(lamp.id, 1200)
    await home.reload()
    await expect(main(home)).toContainText('Plus cher maintenant')
    await expect(home.getByText(`${anna.account.name} de ${shop.name} vous assiste.`)).toBeVisible()
    await readsFrench(home)
    await hasNoFaults(home)
    await desk.goto(`${assist}/account/managed-lists`)
    await expect(main(desk)).toContainText('vue')
    await readsFrench(desk)
    await desk.goto(`${assist}/cart`)
    await expect(desk.getByText('Le panier est vide')).toBeVisible()
    await home.getByRole('button', { name: 'Tout ajouter au panier' }).click()
    await expect(home.getByText('1 pièce est dans le panier.')).toBeVisible()
  })

  await test.step('both see it, without reloading; Anna locks the cart while she looks through it', async () => {
    await expect(main(desk).getByRole('spinbutton', { name: /Lampion/ })).toHaveValue('1')
    await readsFrench(desk)
    await home.goto('/cart')
    await expect(main(home)).toContainText(`De la sélection « Pour le labo » de ${anna.account.name}`)
    await desk.locator('#assist summary', { hasText: 'Panier du client' }).click()
    await readsFrench(desk)
    await desk.getByRole('button', { name: 'Verrouiller le panier', exact: true }).click()
    await expect(home.getByText(`${anna.account.name} travaille sur votre panier`)).toBeVisible()
    await expect(home.getByRole('spinbutton', { name: /Lampion/ })).toBeDisabled()
    await readsFrench(home)
  })

  let number = ''
  await test.step('she hands it over, and the customer pays', async () => {
    await desk.goto(`${assist}/checkout`)
    await readsFrench(desk)
    await desk.getByRole('button', { name: 'Envoyer au client pour paiement' }).click()
    await expect(main(desk)).toContainText('En attente.')
    await expect(desk.getByRole('img', { name: /QR code/ })).toBeVisible()
    await readsFrench(desk)
    await hasNoFaults(desk)
    await expect(home.getByRole('spinbutton', { name: /Lampion/ })).toBeEnabled()
    const letter = (await mailbox.to(carla.email)).find(({ template }) => template === 'order-handed-over')!
    expect(letter.subject).toContain('votre commande est prête à payer')
    await home.goto(letter.text.match(/\/hand-over\/\S+/)![0])
    await readsFrench(home)
    await home.getByRole('button', { name: 'Vérifier et payer' }).click()
    await home.waitForURL(/\/checkout$/)
    await expect(main(desk)).toContainText('Le client la regarde.')
    await readsFrench(home)
    await typeAddress(home)
    await home.getByRole('radio', { name: /Débitée au départ/ }).check()
    const card = { 'Numéro de carte': '4242 4242 4242 4242', 'Expire (MM/AA)': '12/90', 'Code de sécurité': '987' }
    for (const [label, value] of Object.entries(card)) await home.getByLabel(label).fill(value)
    await home.getByRole('button', { name: 'Utiliser cette carte' }).click()
    await expect(home.getByRole('radio', { name: /4242/ })).toBeChecked()
    await readsFrench(home)
    await home.getByRole('button', { name: 'Continuer vers la vérification' }).click()
    await home.waitForURL(/\/checkout\/review/)
    await readsFrench(home)
    await home.getByRole('button', { name: /^Commander/ }).click()
    await home.waitForURL(/\/checkout\/done\//)
    await readsFrench(home)
    number = home.url().split('/').at(-1)!
    await expect(main(desk)).toContainText(`Le client a commandé. Commande ${number}`)
    await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Le client a commandé')
    await desk.getByRole('link', { name: 'Vers la commande' }).click()
    await expect(desk).toHaveURL(new RegExp(`${assist}/account/orders/${number}`))
    await expect(main(desk)).toContainText('De la sélection « Pour le labo »')
    await readsFrench(desk)
    expect((await mailbox.to(anna.account.email))[0]).toMatchObject({ template: 'adm-managedlist-ordered' })
  })

  await test.step('she puts one more thing there, and ends the help', async () => {
    await put(spare)
    await desk.getByRole('button', { name: 'Déconnecter le client' }).click()
    await desk.waitForURL(/\/service/)
    await expect(desk.getByText('Vous n’agissez plus pour')).toBeVisible()
    await readsFrench(desk)
    await desk.goto('/service/lists?state=ordered')
    await expect(main(desk)).toContainText('Pour le labo')
    await readsFrench(desk)
    await hasNoFaults(desk)
  })

  await test.step('the customer is told, looks at who helped her, and takes one thing back', async () => {
    await expect
      .poll(async () => (await mailbox.to(carla.email)).find(({ template }) => template === 'assist-ended')?.text)
      .toContain(`${anna.account.name} a agi pour vous`)
    await home.goto('/account/help-log')
    await readsFrench(home)
    await hasNoFaults(home)
    await home.getByRole('button', { name: /^Annuler : Panier : 1 × Bougie.* ajouté$/ }).click()
    await expect(home.getByText(/^Annulé par .*Carla/)).toBeVisible()
    await readsFrench(home)
    await home.goto('/cart')
    await expect(home.getByText('Le panier est vide')).toBeVisible()
    for (const path of [`/account/orders/${number}`, '/account/managed-lists', '/account']) {
      await home.goto(path)
      await readsFrench(home)
    }
    expect((await mailbox.to(carla.email)).map(({ template }) => template)).toContain('order-new')
  })
})
