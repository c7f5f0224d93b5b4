import { clsx } from 'clsx'

const tints = [
  'bg-[#e3efe9] text-[#174c3c]',
  'bg-[#e5eaf6] text-[#27407a]',
  'bg-[#f6e8dc] text-[#74400f]',
  'bg-[#f4e2e6] text-[#7a2440]',
  'bg-[#ece9d8] text-[#55500f]',
]

/** The first letters of a person's first and last name. */
export function initialsOf(name: string): string {
  const words = name.split(' ').filter((word) => !/^(mr|mrs|ms|herr|frau|dr|m\.|mme)\.?$/i.test(word))
  return [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => word?.[0]?.toUpperCase() ?? '').join('')
}

/** The initials of a person, in a tint that is always the same for them. */
export function Initials({ name }: { name: string }) {
  const tint = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % tints.length
  return (
    <span
      aria-hidden
      className={clsx('grid size-10 shrink-0 place-items-center rounded-full text-md font-semibold', tints[tint])}
    >
      {initialsOf(name)}
    </span>
  )
}
