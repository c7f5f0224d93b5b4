/** No answer is longer than this; see `fieldOf` in forms. */
const LONGEST = 200
/** In so many ways an answer may be tried at most: a few milliseconds, whatever it is. */
const MOST_PATHS = 100_000
/** How large a pattern may be once its repetitions are written out. */
const MOST_PARTS = 2_000

/** In how many ways a part can match a text at most, and how large it is. */
type Cost = { paths: number; parts: number }

const never: Cost = { paths: Number.POSITIVE_INFINITY, parts: 1 }

/**
 * Whether answers may be held against this pattern: it is one, and no answer keeps the browser or the server busy with
 * it. What would need a closer look (repeated choices, references back, looking ahead) counts as one that might.
 */
export function isPattern(pattern: string): boolean {
  if (pattern.length > LONGEST || !isExpression(pattern)) return false
  const { paths, parts } = new Reading(pattern).alternatives()
  return paths <= MOST_PATHS && parts <= MOST_PARTS
}

function isExpression(pattern: string): boolean {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
    return true
  } catch {
    return false
  }
}

/** Reads a pattern that is well formed, from the left to the right. */
class Reading {
  private at = 0

  constructor(private readonly text: string) {}

  /** One of several: as many ways as they have together. */
  alternatives(): Cost {
    let cost = this.sequence()
    while (this.take('|')) {
      const other = this.sequence()
      cost = { paths: cost.paths + other.paths, parts: cost.parts + other.parts }
    }
    return cost
  }

  /** One after another: each way of the first with each of the next. */
  private sequence(): Cost {
    let cost: Cost = { paths: 1, parts: 1 }
    while (this.at < this.text.length && !'|)'.includes(this.text[this.at]!)) {
      const next = this.repeated(this.atom())
      cost = { paths: cost.paths * next.paths, parts: cost.parts + next.parts }
    }
    return cost
  }

  private atom(): Cost {
    if (this.take('(')) {
      const isPlain = this.take('?:') || this.text[this.at] !== '?'
      const inside = this.alternatives()
      this.take(')')
      return isPlain ? inside : never
    }
    if (this.take('[')) return this.set()
    if (this.take('\\')) return this.escaped()
    this.at++
    return { paths: 1, parts: 1 }
  }

  private set(): Cost {
    while (this.text[this.at] !== ']') this.at += this.text[this.at] === '\\' ? 2 : 1
    this.at++
    return { paths: 1, parts: 1 }
  }

  private escaped(): Cost {
    const letter = this.text[this.at++]!
    if (/[1-9k]/.test(letter)) return never
    const name = /[pPu]/.test(letter) ? /^\{[^}]*\}/.exec(this.text.slice(this.at)) : null
    this.at += name?.[0].length ?? 0
    return { paths: 1, parts: 1 }
  }

  private repeated(cost: Cost): Cost {
    const found = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(this.text.slice(this.at))
    if (!found) return cost
    this.at += found[0].length
    return times(cost, rangeOf(found[0]))
  }

  private take(sign: string): boolean {
    if (!this.text.startsWith(sign, this.at)) return false
    this.at += sign.length
    return true
  }
}

type Range = { least: number; most: number }

function rangeOf(sign: string): Range {
  if (sign.startsWith('*')) return { least: 0, most: LONGEST }
  if (sign.startsWith('+')) return { least: 1, most: LONGEST }
  if (sign.startsWith('?')) return { least: 0, most: 1 }
  const [least = '', most] = sign.slice(1, sign.indexOf('}')).split(',')
  return { least: Number(least), most: most === undefined ? Number(least) : most === '' ? LONGEST : Number(most) }
}

/** A part so many times. What can match in several ways is not repeated a number of times that is open. */
function times({ paths, parts }: Cost, { least, most }: Range): Cost {
  const size = parts * Math.max(1, most)
  if (least === most) return { paths: paths ** least, parts: size }
  if (most === 1) return { paths: paths + 1, parts: size }
  return { paths: paths === 1 ? Math.min(most, LONGEST) - least + 1 : Number.POSITIVE_INFINITY, parts: size }
}
