import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

export type Section = { id: string; title: string; count?: number; body: ReactNode }

/** The ways to the sections of a long page, in one line that can be pushed aside on a phone. */
export function SectionLinks({ label, sections }: { label: string; sections: Section[] }) {
  return (
    <nav aria-label={label} className="-mx-4 mb-4 overflow-x-auto px-4 sm:mx-0 sm:px-0">
      <ul className="flex w-max gap-1">
        {sections.map(({ id, title, count }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="inline-flex min-h-9 items-center gap-1.5 rounded-control bg-sunken px-3 text-md whitespace-nowrap hover:underline"
            >
              {title}
              {count !== undefined && <span className="text-soft">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** One section, to be reached by its name. */
export function DeskSection({ id, title, count, body }: Section) {
  return (
    <Card id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4">
      <h2 id={`${id}-title`} className="mb-3">
        {title} {count !== undefined && <span className="ml-1 text-base font-normal text-soft">{count}</span>}
      </h2>
      {body}
    </Card>
  )
}
