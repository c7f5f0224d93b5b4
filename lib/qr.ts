/** QR codes (ISO/IEC 18004): bytes, error correction M, versions 1 to 15. Made here: no network, and no package for two hundred lines. */

/** By version: check words of each block, and how many blocks there are. */
const CHECKS = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24]
const BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10]
/** Error correction M, as the format bits spell it. */
const LEVEL = 0

type Grid = { size: number; dark: boolean[][]; taken: boolean[][] }

/** The picture of a text: its modules on a side, and the dark ones as the path of an SVG. */
export function qrOf(text: string): { size: number; path: string } {
  const { size, dark } = modulesOf(new TextEncoder().encode(text))
  const squares = dark.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: squares.join('') }
}

function modulesOf(bytes: Uint8Array): Grid {
  const version = BLOCKS.findIndex((_, at) => at > 0 && bytes.length + (at < 10 ? 2 : 3) <= roomOf(at))
  if (version < 0) throw new Error('a text too long for a picture')
  const words = interleaved(wordsOf(bytes, version), version)
  const drawn = Array.from({ length: 8 }, (_, mask) => draw(words, version, mask))
  return drawn.reduce((best, grid) => (unrest(grid) < unrest(best) ? grid : best))
}

const sizeOf = (version: number) => 17 + 4 * version

/** All words of a version: its squares without the patterns, by eight. */
function allWords(version: number): number {
  const marks = version > 1 ? Math.floor(version / 7) + 2 : 0
  const aligned = marks ? (25 * marks - 10) * marks - 55 : 0
  return Math.floor(((16 * version + 128) * version + 64 - aligned - (version > 6 ? 36 : 0)) / 8)
}
const roomOf = (version: number) => allWords(version) - CHECKS[version]! * BLOCKS[version]!

/** The text with its head (bytes, how many) and its filling. */
function wordsOf(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = []
  const put = (value: number, length: number) => {
    for (let at = length - 1; at >= 0; at--) bits.push((value >> at) & 1)
  }
  put(4, 4)
  put(bytes.length, version < 10 ? 8 : 16)
  for (const byte of bytes) put(byte, 8)
  put(0, Math.min(4, roomOf(version) * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  const words = Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(8 * at, 8 * at + 8).reduce((word, bit) => 2 * word + bit, 0),
  )
  for (let fill = 0xec; words.length < roomOf(version); fill ^= 0xec ^ 0x11) words.push(fill)
  return words
}

/** Product in the field of 256 elements that the check words are reckoned in. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

/** The Reed–Solomon check words of a block. */
function checksOf(block: number[], many: number): number[] {
  let divisor = [1]
  for (let at = 0, root = 1; at < many; at++, root = times(root, 2)) {
    divisor = [...divisor, 0].map((word, i) => word ^ (i > 0 ? times(divisor[i - 1]!, root) : 0))
  }
  let rest = Array<number>(many).fill(0)
  for (const word of block) {
    const factor = word ^ rest[0]!
    rest = [...rest.slice(1), 0].map((value, i) => value ^ times(divisor[i + 1]!, factor))
  }
  return rest
}

/** Cut into blocks, each with its check words, and dealt out again one from each. */
function interleaved(words: number[], version: number): number[] {
  const many = BLOCKS[version]!
  const short = Math.floor(words.length / many)
  const longer = words.length % many
  let from = 0
  const blocks = Array.from({ length: many }, (_, at) => {
    const block = words.slice(from, from + short + (at >= many - longer ? 1 : 0))
    from += block.length
    return { block, checks: checksOf(block, CHECKS[version]!) }
  })
  const dealt = (columns: number[][], length: number) =>
    Array.from({ length }, (_, row) => columns.map((column) => column[row]).filter((word) => word !== undefined)).flat()
  return [
    ...dealt(
      blocks.map(({ block }) => block),
      short + 1,
    ),
    ...dealt(
      blocks.map(({ checks }) => checks),
      CHECKS[version]!,
    ),
  ]
}

const masks: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

function draw(words: number[], version: number, mask: number): Grid {
  const size = sizeOf(version)
  const rows = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const grid: Grid = { size, dark: rows(), taken: rows() }
  drawPatterns(grid, version)
  drawFormat(grid, mask)
  drawWords(grid, words, masks[mask]!)
  return grid
}

function set({ size, dark, taken }: Grid, x: number, y: number, isDark: boolean) {
  if (x < 0 || y < 0 || x >= size || y >= size) return
  dark[y]![x] = isDark
  taken[y]![x] = true
}

/** The three finders, the two rulers, the alignment marks and, in larger ones, the version. */
function drawPatterns(grid: Grid, version: number) {
  const { size } = grid
  for (let at = 0; at < size; at++) {
    set(grid, 6, at, at % 2 === 0)
    set(grid, at, 6, at % 2 === 0)
  }
  const square = (cx: number, cy: number, reach: number, light: number[]) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++)
        set(grid, cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))))
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(cx, cy, 4, [2, 4])
  const marks = marksOf(version)
  const isFinders = (cx: number, cy: number) =>
    (cx < 9 && cy < 9) || (cx < 9 && cy > size - 10) || (cx > size - 10 && cy < 9)
  for (const cy of marks) for (const cx of marks) if (!isFinders(cx, cy)) square(cx, cy, 2, [1])
  if (version < 7) return
  const bits = (version << 12) | remainder(version, 0x1f25, 12)
  for (let at = 0; at < 18; at++) {
    const [far, near] = [size - 11 + (at % 3), Math.floor(at / 3)]
    set(grid, far, near, ((bits >> at) & 1) === 1)
    set(grid, near, far, ((bits >> at) & 1) === 1)
  }
}

/** Where alignment marks stand, on either side. */
function marksOf(version: number): number[] {
  if (version === 1) return []
  const many = Math.floor(version / 7) + 2
  const step = Math.ceil((4 * version + 4) / (2 * many - 2)) * 2
  return [6, ...Array.from({ length: many - 1 }, (_, at) => sizeOf(version) - 7 - at * step).reverse()]
}

/** What is left of a number, moved up by so many bits, in the BCH codes of format and version. */
function remainder(value: number, by: number, bits: number): number {
  let rest = value
  for (let at = 0; at < bits; at++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * by)
  return rest
}

function drawFormat(grid: Grid, mask: number) {
  const { size } = grid
  const format = (LEVEL << 3) | mask
  const bits = ((format << 10) | remainder(format, 0x537, 10)) ^ 0x5412
  const bit = (at: number) => ((bits >> at) & 1) === 1
  for (let at = 0; at < 15; at++) {
    const near = at < 6 ? at : at < 8 ? at + 1 : 14 - at + (at === 8 ? 1 : 0)
    if (at < 8) set(grid, 8, near, bit(at))
    else set(grid, near, 8, bit(at))
    if (at < 8) set(grid, size - 1 - at, 8, bit(at))
    else set(grid, 8, size - 15 + at, bit(at))
  }
  set(grid, 8, size - 8, true)
}

/** From the lower right corner in pairs of columns, up and down, past what is taken. */
function drawWords(grid: Grid, words: number[], isMasked: (x: number, y: number) => boolean) {
  const { size, dark, taken } = grid
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        if (taken[y]![x]) continue
        const word = words[at >> 3] ?? 0
        dark[y]![x] = (((word >> (7 - (at & 7))) & 1) === 1) !== isMasked(x, y)
        at++
      }
    }
  }
}

/** How much of it would confuse a camera: long lines and blocks of one colour. */
function unrest({ size, dark }: Grid): number {
  let points = 0
  for (let a = 0; a < size; a++) {
    for (const at of [(b: number) => dark[a]![b]!, (b: number) => dark[b]![a]!]) {
      for (let b = 1, run = 1; b < size; b++) {
        run = at(b) === at(b - 1) ? run + 1 : 1
        if (run === 5) points += 3
        else if (run > 5) points++
      }
    }
    for (let b = 0; a > 0 && b < size - 1; b++) {
      const four = [dark[a]![b], dark[a]![b + 1], dark[a - 1]![b], dark[a - 1]![b + 1]]
      if (new Set(four).size === 1) points += 3
    }
  }
  return points
}
