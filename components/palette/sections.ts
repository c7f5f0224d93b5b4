import { wordsOf } from '@/lib/fold'
import type { Answer, Choice, Group, PaletteProps } from './choices'

export type Section = { name: Group; choices: Choice[] }

/** What a text may mean: the pages first, since they are known at once and nothing moves when answers come in. */
export function sectionsOf({ choices }: Pick<PaletteProps, 'choices'>, text: string, found: Answer): Section[] {
  const words = wordsOf(text)
  const fits = ({ label }: Choice) => {
    const names = wordsOf(label)
    return words.every((word) => names.some((name) => name.startsWith(word)))
  }
  const known = (name: Group) => ({ name, choices: choices.filter((choice) => choice.group === name && fits(choice)) })
  const sections: Section[] = [
    known('acting'),
    known('pages'),
    {
      name: 'customers',
      choices: found.people.map(({ id, name, company, number }) => ({
        key: id,
        group: 'customers',
        label: name,
        hint: [company, number].filter(Boolean).join(' · '),
        href: `/service/customers/${id}`,
      })),
    },
    {
      name: 'orders',
      choices: found.orders.map(({ id, number, name }) => ({
        key: id,
        group: 'orders',
        label: number,
        hint: name,
        href: `/admin/orders/${id}`,
      })),
    },
  ]
  return sections.filter((section) => section.choices.length > 0)
}
