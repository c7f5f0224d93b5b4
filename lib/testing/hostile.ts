/** What people may call themselves, their goods and their shop (after OWASP's filter evasion sheet). */
export const hostileTexts = [
  `<script>hit()</script>`,
  `"><img src=x onerror=hit()>`,
  `' onmouseover='hit()`,
  `</title></p></html><svg/onload=hit()>`,
  `<a href="javascript:hit()">x</a>`,
  `<!-- --!><iframe srcdoc="&lt;script&gt;hit()&lt;/script&gt;">`,
  '{hit} {{hit()}} <%= hit() %> <plaintext>',
  `&lt;script&gt;hit()&lt;/script&gt;`,
  `<style>@import'//evil.test'</style>`,
]

/** What a browser takes for markup: the signs that open and close. */
export const signsOf = (html: string) => html.replace(/[^<>"']/g, '')
