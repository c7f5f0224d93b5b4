import { clsx } from 'clsx'
import type { ReactNode } from 'react'

export type Column = {
  key: string
  label: ReactNode
  /** Said on the card instead of a label that is a link or a box. */
  short?: string
  align?: 'right'
  /** Its place on the card of a narrow screen, where nothing then says what the cells are; `max-sm:hidden` for none. */
  narrow?: string
}

type Props = {
  /** What the table holds, for those who cannot see where it stands. */
  caption: string
  columns: Column[]
  rows: { key: string; cells: Record<string, ReactNode> }[]
}

/**
 * A table to work in: its header stays in sight, and on a narrow screen each row is a card whose cells say what
 * they are.
 */
export function Table({ caption, columns, rows }: Props) {
  const dense = columns.some(({ narrow }) => narrow)
  return (
    <table className="w-full border-separate border-spacing-0 text-md max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="max-sm:sr-only">
        <tr>
          {columns.map(({ key, label, align }) => (
            <th
              key={key}
              scope="col"
              className={clsx(
                'sticky top-0 z-10 border-b border-line bg-sunken px-2 py-2 font-medium whitespace-nowrap',
                align === 'right' ? 'text-right' : 'text-left',
              )}
            >
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:grid max-sm:gap-3">
        {rows.map(({ key: rowKey, cells }) => (
          <tr
            key={rowKey}
            className={clsx(
              'max-sm:rounded-card max-sm:border max-sm:border-line max-sm:bg-surface max-sm:p-3 sm:hover:bg-sunken',
              dense ? 'max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3' : 'max-sm:block',
            )}
          >
            {columns.map(({ key, label, short, align, narrow }) => (
              <td
                key={key}
                className={clsx(
                  'align-top sm:border-b sm:border-line sm:px-2 sm:py-2',
                  narrow ?? 'max-sm:flex max-sm:justify-between max-sm:gap-4 max-sm:py-0.5',
                  align === 'right' && 'sm:text-right',
                )}
              >
                <span className={clsx('sm:hidden', narrow ? 'sr-only' : 'shrink-0 text-soft')}>{short ?? label}</span>
                <div className={clsx('min-w-0', !narrow && 'max-sm:text-right')}>{cells[key]}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
