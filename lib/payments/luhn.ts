/** Whether digits are a card number's: the right length, with the right check digit. */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = place % 2 === 0 ? Number(digit) : Number(digit) * 2
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Whether a text has a card number anywhere in it, however its digits are grouped. */
export function hasCardNumber(text: string): boolean {
  const runs = text.match(/\d(?:[ .\-/_]?\d){12,}/g) ?? []
  return runs.some((run) => {
    const digits = run.replace(/\D/g, '')
    for (let from = 0; from + 13 <= digits.length; from++) {
      for (let length = 13; length <= 19 && from + length <= digits.length; length++) {
        if (isCardNumber(digits.slice(from, from + length))) return true
      }
    }
    return false
  })
}
