export type Group = 'acting' | 'pages' | 'customers' | 'orders'

/** Something to be chosen; without an address it ends the assist. */
export type Choice = { key: string; group: Group; label: string; hint?: string; href?: string }

export type Answer = {
  people: { id: string; name: string; company: string; number: string }[]
  orders: { id: string; number: string; name: string }[]
  more: boolean
}

export type PaletteProps = {
  choices: Choice[]
  /** Where people and orders are asked for, if they may be: always outside of the assist. */
  source: string | undefined
  /** Whether what is chosen opens in another tab. */
  elsewhere: boolean
  /** Where the assist ends, if there is one. */
  ending?: string
  words: {
    title: string
    open: string
    placeholder: string
    none: string
    more: string
    groups: Record<Group, string>
  }
}
