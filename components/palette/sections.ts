import { wordsOf } from '@/lib/fold'
import type { Answer, Choice, Group, PaletteProps } from './choices'

export type Section = { name: Group; choices: Choice[] }

/** How much of what ends the assist has to be typed before it is meant. */
const MEANT = 6

/**
 * Which choice the Enter key takes before an arrow has chosen one: the first of what was asked for. Nothing while nothing
 * is typed, and never the end of the assist by the way: only where its own words are typed.
 */
export function answerAt(sections: Section[], text: string): number {
  const typed = wordsOf(text).join(' ')
  if (!typed) return -1
  const isMeant = ({ label }: Choice) => typed.length >= MEANT && wordsOf(label).join(' ').startsWith(typed)
  return sections.flatMap(({ choices }) => choices).findIndex((choice) => choice.href || isMeant(choice))
}

/** What a text may mean: the pages first, since they are known at once and nothing moves when answers come in. */
export function sectionsOf({ choices }: Pick<PaletteProps, 'choices'>, text: string, found: Answer): Section[] {
  const words = wordsOf(text)
  const fits = ({ label }: Choice) => {
    const names = wordsOf(label)
    return words.every((word) => names.some((name) => name.startsWith(word)))
  }
  const known = (name: Group) => ({ name, choices: choices.filter((choice) => choice.group === name && fits(choice)) })
  const customers: Section = {
    name: 'customers',
    choices: found.people.map(({ id, name, company, number }) => ({
      key: id,
      group: 'customers',
      label: name,
      hint: [company, number].filter(Boolean).join(' · '),
      href: `/service/customers/${id}`,
    })),
  }
  const orders: Section = {
    name: 'orders',
    choices: found.orders.map(({ id, number, name }) => ({
      key: id,
      group: 'orders',
      label: number,
      hint: name,
      href: `/admin/orders/${id}`,
    })),
  }
  // Whoever types a whole number of an order means the order, not its customer.
  const isNumber = found.orders.some(({ number }) => number === text.trim())
  const answers = isNumber ? [orders, customers] : [customers, orders]
  return [known('acting'), known('pages'), ...answers].filter((section) => section.choices.length > 0)
}
