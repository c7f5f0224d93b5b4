import { describe, expect, test } from 'vitest'
import { locales } from '@/db/words'
import type { Shop } from '@/lib/shops/shop'
import { letterFacts as facts } from '@/lib/testing/letter-facts'
import type { OrderFacts } from './facts'
import { orderLetter } from './order'
import { templateNames } from './templates'

const shop = { name: 'Copenhagen Supply' } as Shop
const letterOf = (template: (typeof templateNames)[number], locale: 'en' | 'fr') =>
  orderLetter(template, facts, { shop, locale, recipient: 'carla@test.com' })

test('every letter has a French subject of its own', () => {
  expect(Object.fromEntries(templateNames.map((name) => [name, letterOf(name, 'fr').subject]))).toEqual({
    'adm-cant-allocate-product-qty': 'Il manque des articles à la livraison 7-1-2',
    'adm-order-canceled': 'La commande 7-1 a été annulée',
    'adm-order-confirmed': 'La commande 7-1 est confirmée',
    'adm-order-delivery-allocated': 'La livraison 7-1-2 peut être emballée',
    'adm-order-delivery-inprogress': 'La livraison 7-1-2 est à expédier',
    'adm-order-delivery-inprogress-wait': 'La livraison 7-1-2 est à expédier, payable à l’arrivée',
    'adm-order-delivery-packing': 'La livraison 7-1-2 est à emballer',
    'adm-order-delivery-ready': 'La livraison 7-1-2 est emballée',
    'adm-order-delivery-ready-wait': 'La livraison 7-1-2 ne doit pas encore partir',
    'adm-order-new': 'Commande 7-1 : nouvelle',
    'adm-order-payment-confirmed': 'Commande 7-1 : le paiement est arrivé',
    'adm-order-request': 'Commande 7-1 : le client demande quelque chose',
    'adm-order-returned': 'La commande 7-1 a été retournée',
    'adm-order-shipping-completed': 'La livraison 7-1-2 est arrivée',
    'adm-order-wait-approval': 'La commande 7-1 attend une approbation',
    'adm-order-wait-confirmation': 'La commande 7-1 attend une confirmation',
    'adm-payment': 'Commande 7-1 : paiement accepté',
    'adm-payment-failed': 'Commande 7-1 : le paiement a échoué',
    'adm-payment-shipped': 'Livraison 7-1-2 : paiement encaissé',
    'adm-payment-shipped-failed': 'Livraison 7-1-2 : le paiement n’a pas pu être encaissé',
    'adm-refund': 'Commande 7-1 : remboursement',
    'adm-refund-failed': 'Commande 7-1 : le remboursement a échoué',
    'order-approved': 'La commande 7-1 a été approuvée',
    'order-canceled': 'La commande 7-1 a été annulée',
    'order-confirmed': 'La commande 7-1 est confirmée',
    'order-delivery-readytoshipping': 'Commande 7-1 : la livraison 7-1-2 est emballée',
    'order-delivery-shipped': 'Commande 7-1 : la livraison 7-1-2 est en route',
    'order-new': 'Commande 7-1 : nous l’avons bien reçue',
    'order-refunded': 'Commande 7-1 : un remboursement est en route',
    'order-request-declined': 'Commande 7-1 : nous ne pouvons pas répondre à votre demande',
    'order-returned': 'La commande 7-1 a été retournée',
    'order-shipping-completed': 'Commande 7-1 : la livraison 7-1-2 est arrivée',
    payment: 'Commande 7-1 : votre paiement est accepté',
    'shipment-complete': 'Commande 7-1 : la livraison 7-1-2 est payée',
  })
})

describe.each(locales)('in %s', (locale) => {
  test.each(templateNames)('%s says what happened, in one line and then at length', (template) => {
    const { subject, html, text } = letterOf(template, locale)
    expect(subject).toMatch(/^[^\r\n{}]{10,80}$/)
    expect(subject).toContain('7-1')
    expect(subject).not.toBe(letterOf(template, locale === 'en' ? 'fr' : 'en').subject)
    expect(text.split('\n')[0]!.length).toBeGreaterThan(30)
    expect(`${html}${text}`).not.toMatch(/letters\.|undefined|\{\w+\}/)
  })
})

describe('a letter', () => {
  test('about money names the amount', () => {
    for (const name of ['payment', 'shipment-complete', 'order-refunded', 'adm-refund', 'adm-payment'] as const) {
      expect(letterOf(name, 'en').text).toContain('Amount: €12.34')
    }
  })

  test('about money that is not certain yet does not say that it is', () => {
    for (const name of ['adm-payment', 'adm-payment-shipped', 'adm-refund'] as const) {
      const money = { amount: 1234, result: 'Processing' } as const
      const unsure = orderLetter(name, { ...facts, money }, { shop, locale: 'en', recipient: 'a@test.com' })
      expect(unsure.subject).toContain('under way')
      expect(unsure.text).toContain('Result: Under way')
    }
  })

  test('about a delivery names its goods, its number and where to follow it', () => {
    const { text, html } = letterOf('order-delivery-shipped', 'en')
    expect(text).toContain('Lamp (L): × 2')
    expect(text).toContain('Tracking number: TRACK-1')
    expect(text).toContain('Expected: 1 December 2026 – 3 December 2026')
    expect(html).toContain('href="https://carrier.test/TRACK-1"')
  })

  test('says what comes next, by where the order stands', () => {
    const textIn = (state: OrderFacts['state']) =>
      orderLetter('order-new', { ...facts, state }, { shop, locale: 'en', recipient: 'a@test.com' }).text.split('\n')[0]
    const states = ['os.waiting', 'os.waiting.approve', 'os.waiting.payment', 'os.in.progress'] as const
    expect(new Set(states.map(textIn)).size).toBe(4)
    expect(textIn('os.waiting.payment')).toContain('payment')
  })
})
