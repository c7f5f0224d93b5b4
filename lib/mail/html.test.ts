import { describe, expect, test } from 'vitest'
import { html, oneLine } from './html'

describe('markup of a letter', () => {
  test('shows what people typed literally', () => {
    const name = `<img src=x onerror="alert('1')">&amp;`
    expect(html`<p title="${name}">${name}</p>`.source).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;">' +
        '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;</p>',
    )
  })

  test('may contain other markup, and lists of it', () => {
    expect(html`<ul>${['<a>', 'b'].map((entry) => html`<li>${entry}</li>`)}</ul>`.source).toBe(
      '<ul><li>&lt;a&gt;</li><li>b</li></ul>',
    )
  })

  test('keeps dollar signs and backslashes as they are', () => {
    expect(html`${'$& \\n $1'}`.source).toBe('$&amp; \\n $1')
  })
})

describe('a line of a letter’s head', () => {
  test.each(['\r\n', '\n', '\r', '\u2028', '\u0085', '\0'])('cannot begin another line with %j', (end) => {
    expect(oneLine(`Order${end}Bcc: all@test.com`)).toBe('Order Bcc: all@test.com')
  })

  test('loses marks that turn the reading direction, and everything beyond a decent length', () => {
    expect(oneLine('a\u202Eb')).toBe('a b')
    expect(oneLine('é'.repeat(10_000))).toHaveLength(200)
  })
})
