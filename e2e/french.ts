import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'

type Words = { [key: string]: string | Words }

const messages = (locale: string): Words => JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8'))

const valuesOf = (words: Words): string[] =>
  Object.values(words).flatMap((word) => (typeof word === 'string' ? [word] : valuesOf(word)))

/** What a message may be on a page, each branch of a plural for itself; what is filled in may be anything. */
const shapesOf = (message: string) => {
  const chosen = /\{\w+, (?:plural|select), ((?:[^{}]|\{[^{}]*\}|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/
  const [, branches] = message.match(chosen) ?? []
  if (!branches) return [message]
  return [...branches.matchAll(/\{((?:[^{}]|\{[^{}]*\})*)\}/g)].map(([, branch]) =>
    message.replace(chosen, branch ?? ''),
  )
}

const letters = (shape: string) => shape.replace(/\{[^{}]*\}|[^\p{L}]/gu, '')
const patternOf = (shape: string) =>
  shape
    .split(/\{[^{}]*\}|#/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*')

const french = new Set(valuesOf(messages('fr')).flatMap(shapesOf))
/** Everything the shop says in English and not so in French: whole lines, so that a name may contain such a word. */
const english = valuesOf(messages('en'))
  .flatMap(shapesOf)
  .filter((shape) => letters(shape).length > 3 && !french.has(shape))
const plain = new Set(english.filter((shape) => !/[{#]/.test(shape)))
const filled = english
  .filter((shape) => /[{#]/.test(shape) && letters(shape).length > 7)
  .map((shape) => new RegExp(`^${patternOf(shape)}$`))

/** Whatever can be read on a page, or is read out: headings, buttons, labels, sentences, and what stands in fields. */
const linesOn = (page: Page) =>
  page.evaluate(() => {
    const names = ['aria-label', 'placeholder', 'title', 'alt']
    const elements = [...document.querySelectorAll('body, body *:not(script, style)')]
    const textIn = (element: Element) => [...element.childNodes].filter((node) => node instanceof Text)
    return [
      ...elements.flatMap((element) => [element.textContent ?? '', ...textIn(element).map(({ data }) => data)]),
      ...elements.flatMap((element) => names.map((name) => element.getAttribute(name) ?? '')),
      ...document.title.split(' · '),
    ]
  })

/** The page is in French from its title to its last button; answers how many lines were read. */
export async function readsFrench(page: Page) {
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  const lines = [...new Set((await linesOn(page)).map((line) => line.replace(/\s+/g, ' ').trim()))].filter(Boolean)
  const strange = lines.filter((line) => plain.has(line) || filled.some((shape) => shape.test(line)))
  expect([new URL(page.url()).pathname, strange]).toEqual([new URL(page.url()).pathname, []])
  expect(lines.length).toBeGreaterThan(5)
}
