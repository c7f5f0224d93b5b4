/** What somebody typed as an address is followed only if a browser would ask for it over the web. */
export function webAddress(typed: string | null): string | null {
  const url = typed && URL.canParse(typed) ? new URL(typed) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}
