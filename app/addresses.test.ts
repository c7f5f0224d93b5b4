import { describe, expect, test } from 'vitest'
import { sourcesOf } from '@/lib/testing/sources'

const pages = sourcesOf('app', 'components')
const everything = [...pages, ...sourcesOf('lib')]

/** The opening tags of a kind; what stands in braces may have a `>` of its own. */
function tagsOf(text: string, kind: string): string[] {
  return [...text.matchAll(new RegExp(`<${kind}\\b`, 'g'))].map(({ index }) => {
    let [end, depth] = [index, 0]
    for (; depth > 0 || text[end] !== '>' || text[end - 1] === '='; end++)
      depth += ({ '{': 1, '}': -1 } as Record<string, number>)[text[end]!] ?? 0
    return text.slice(index, end + 1).replace(/\s+/g, ' ')
  })
}

/** What calls an action of ours, in JavaScript or without: React sends it by POST. */
const sends = /action=\{(submit|send)\}|\{\.\.\.form\}|method="post"/

/** The forms that put what is typed into an address, and all that can be typed or chosen there. */
const inAddresses = {
  'app/admin/assists/page.tsx': ['from', 'to'],
  'app/admin/deliveries/page.tsx': ['centre', 'group', 'shop'],
  'app/admin/inventory/page.tsx': ['centre', 'q', 'show'], // an article
  'app/admin/payments/page.tsx': ['gateway', 'number', 'operation', 'period', 'result', 'shop'],
  'app/admin/subscriptions/page.tsx': ['article', 'due', 'group', 'months', 'shop'],
  'app/admin/subscriptions/terms/page.tsx': ['article', 'months', 'q', 'shopId'], // an article
  'components/catalogue/filters.tsx': ['brand', 'from', 'sale', 'size', 'sort', 'stock', 'to'],
  'components/catalogue/search-box.tsx': ['q'], // an article
  'components/catalogue/ways-to-buy.tsx': ['months', 'quantity', 'sku', 'way'],
  'components/mail/order-choice.tsx': ['order'],
  'components/payments/card-form.tsx': ['agreed', 'gateway', 'saved'], // only there with JavaScript, which sends it
}

describe('no address says anything about anybody', () => {
  test('for a form put it there', () => {
    const found = pages.flatMap(([file, text]) => {
      if (tagsOf(text, 'form').every((tag) => sends.test(tag))) return []
      const names = [...text.matchAll(/\bname(?:=|: )["']([\w.]+)["']/g)].map(([, name]) => name!)
      return [[file, [...new Set(names)].sort()]]
    })
    expect(Object.fromEntries(found)).toEqual(inAddresses)
  })

  test('for a link, a redirect or a request put it there', () => {
    const personal =
      /mail|[fF]irst|[lL]ast(?!Seen)|[nN]ame|[pP]hone|[cC]ompany|address|postcode|line1|text|typed|person|customer/
    const said = everything.flatMap(([file, text]) =>
      [...text.matchAll(/[?&](\w+)=\$\{([^}]*)\}/g)].map(([, name, value]) => ({ file, name, value: value! })),
    )
    expect(said.length).toBeGreaterThan(30)
    const kept = /saveSearch|^address\.id$/ // under an id
    expect(
      said.filter(({ name, value }) => personal.test(name!) || (personal.test(value) && !kept.test(value))),
    ).toEqual([])
  })
})

describe('nobody else hears of a visit', () => {
  test('by being asked for something, or told of it', () => {
    const asked =
      /\b(?:src|href|action)="https?:|\bfetch\(\s*['"`]https?:|sendBeacon|next\/script|@vercel|gtag|google|<script/
    expect(pages.filter(([, text]) => asked.test(text)).map(([file]) => file)).toEqual([])
  })

  test('by a link that leads away and says from where', () => {
    const leaving = pages.flatMap(([file, text]) =>
      tagsOf(text, 'a')
        .filter((tag) => /href=\{\w*[uU]rl\}|target="_blank"/.test(tag))
        .map((tag) => [file, /rel="noreferrer/.test(tag)]),
    )
    expect(leaving).toEqual([
      ['components/admin/order-deliveries.tsx', true],
      ['components/orders/deliveries.tsx', true],
    ])
  })
})
