import NextLink from 'next/link'

type Chip = { key: string; label: string; href: string; current: boolean }

/** Choices of which one is made, as links: the list's address says which. */
export function Chips({ label, chips }: { label: string; chips: Chip[] }) {
  return (
    <nav aria-label={label} className="mb-3">
      <ul className="flex gap-1.5 text-md max-sm:-mx-4 max-sm:overflow-x-auto max-sm:px-4 max-sm:whitespace-nowrap sm:flex-wrap">
        {chips.map(({ key, label: word, href, current }) => (
          <li key={key}>
            <NextLink
              href={href}
              prefetch={false}
              aria-current={current ? 'true' : undefined}
              className="inline-flex min-h-9 items-center rounded-full border border-line bg-surface px-3 hover:bg-sunken aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {word}
            </NextLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
