import type { PostalAddress } from '@/db/schema/carts'
import type { Locale } from '@/db/words'
import { countryName } from '@/lib/people/countries'

/** An address as on an envelope. */
export function Postal({ address, locale }: { address: PostalAddress; locale: Locale }) {
  const { name, company, line1, line2, postcode, city, country, phone } = address
  const lines = [name, company, line1, line2, `${postcode} ${city}`, countryName(country, locale), phone]
  return (
    <address className="text-md not-italic break-words">
      {lines
        .filter((line) => line.trim())
        .map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
    </address>
  )
}
