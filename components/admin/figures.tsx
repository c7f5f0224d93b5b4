import NextLink from 'next/link'
import { Card } from '@/components/ui/card'
import type { Locale } from '@/db/words'

export type Figure = { key: string; count: number; label: string; href?: string }

/** Counts that belong together, each leading to the list of what it counts. */
export function Figures({
  id,
  title,
  figures,
  locale,
}: {
  id: string
  title: string
  figures: Figure[]
  locale: Locale
}) {
  const format = new Intl.NumberFormat(locale)
  return (
    <Card aria-labelledby={id}>
      <h2 id={id} className="mb-3">
        {title}
      </h2>
      <ul className="grid gap-1 text-md">
        {figures.map(({ key, count, label, href }) => {
          const words = (
            <>
              <span className="inline-block min-w-10 text-right text-lg font-semibold">{format.format(count)}</span>{' '}
              {label}
            </>
          )
          return (
            <li key={key}>
              {href ? (
                <NextLink
                  href={href}
                  prefetch={false}
                  className="inline-flex min-h-9 items-baseline gap-2 underline-offset-4 hover:underline"
                >
                  {words}
                </NextLink>
              ) : (
                <span className="inline-flex min-h-9 items-baseline gap-2">{words}</span>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
