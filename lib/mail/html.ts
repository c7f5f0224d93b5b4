const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => escapes[letter]!)

/** Markup that is safe to send: only `html` makes it. */
export class Markup {
  constructor(readonly source: string) {}
}

type Part = string | number | Markup | Part[]

/** A template whose values are text, always: a name may contain whatever it likes and is read as it was typed. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]) =>
  new Markup(String.raw({ raw: strings }, ...parts.map(sourceOf)))

function sourceOf(part: Part): string {
  if (part instanceof Markup) return part.source
  return Array.isArray(part) ? part.map(sourceOf).join('') : escaped(String(part))
}

/** Text for one line of a letter's head: nothing in it can begin another line. */
export const oneLine = (text: string, most = 200) =>
  Array.from(
    text
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  )
    .slice(0, most)
    .join('')
