import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOneSlipAway, oneSlipAway } from './typo'

describe('one slip away', () => {
  test.each([
    ['a letter is missing', 'beakr'],
    ['a letter is too many', 'beaaker'],
    ['a letter is wrong', 'beaket'],
    ['two are swapped', 'baeker'],
    ['the first one is wrong', 'veaker'],
  ])('when %s', (_, typed) => {
    expect(oneSlipAway(typed)).toContain('beaker')
    expect(isOneSlipAway(typed, 'beaker')).toBe(true)
  })

  test('are not two slips', () => {
    expect(oneSlipAway('baekr')).not.toContain('beaker')
    expect(isOneSlipAway('baekr', 'beaker')).toBe(false)
  })

  test('is nothing of short words and of numbers', () => {
    expect(oneSlipAway('bob')).toEqual(['bob'])
    expect(oneSlipAway('1250')).toEqual(['1250'])
  })

  test('is every candidate, and every word that is one is a candidate', () => {
    const words = fc.string({ unit: fc.constantFrom(...'abc'), minLength: 4, maxLength: 7 })
    fc.assert(
      fc.property(words, words, (a, b) => {
        const candidates = oneSlipAway(a)
        expect(candidates.every((candidate) => isOneSlipAway(a, candidate))).toBe(true)
        expect(candidates.includes(b)).toBe(isOneSlipAway(a, b))
      }),
    )
  })
})
