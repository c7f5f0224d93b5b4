import { describe, expect, test } from 'vitest'
import { MINUTE } from '@/lib/clock'
import { setClock } from '@/lib/testing/clock'
import { makeCustomer, makeShop } from '@/lib/testing/make'
import { giveBack, giveGuessBack, limit, limitGuesses } from './limiter'
import { hashPassword } from './password'
import { signIn } from './sign-in'

const tooOften = expect.objectContaining({ key: 'tooOften', reason: 'throttled' })
const refusedOf = (address: string, times: number) =>
  Array.from({ length: times }, () => {
    try {
      limit('reset', address)
      return 0
    } catch (error) {
      expect(error).toEqual(tooOften)
      return 1
    }
  }).reduce<number>((sum, one) => sum + one, 0)

describe('an address', () => {
  test('whose guesses were right does not call the alarm off that others have raised', () => {
    for (let n = 0; n < 250; n++) limitGuesses(`10.20.${n >> 7}.${n & 127}`)
    for (let n = 0; n < 40; n++) {
      limitGuesses('10.21.0.1')
      giveGuessBack('10.21.0.1')
    }
    for (let n = 0; n < 3; n++) limitGuesses('10.22.0.1')
    expect(() => limitGuesses('10.22.0.1')).toThrow(tooOften)
    setClock(16 * MINUTE)
    for (let n = 0; n < 50; n++) limitGuesses('10.22.0.1')
    setClock(0)
  })

  test('may do so much and no more, until its time is over; others are not touched', () => {
    expect(refusedOf('10.0.0.1', 30)).toBe(10)
    expect(refusedOf('10.0.0.2', 20)).toBe(0)
    setClock(61 * MINUTE)
    expect(refusedOf('10.0.0.1', 20)).toBe(0)
    setClock(0)
  })

  test('that has had ten payments refused tries no eleventh this hour', () => {
    for (let n = 0; n < 10; n++) limit('pay', 'a session')
    expect(() => limit('pay', 'a session')).toThrow(tooOften)
    giveBack('pay', 'a session')
    limit('pay', 'a session')
  })

  test('of IPv6 is its whole line', () => {
    expect(refusedOf('2001:db8:1:2::1', 20)).toBe(0)
    expect(refusedOf('2001:db8:1:2:ffff::9', 1)).toBe(1)
    expect(refusedOf('2001:db8:1:3::1', 1)).toBe(0)
    expect(refusedOf('::1', 1)).toBe(0)
  })

  test('that nobody knows is not counted, and what was taken back is not', () => {
    expect(refusedOf('', 50)).toBe(0)
    for (let n = 0; n < 50; n++) {
      limit('reset', '10.0.0.3')
      giveBack('reset', '10.0.0.3')
    }
    expect(refusedOf('10.0.0.3', 20)).toBe(0)
  })

  test('is not remembered for ever when there are very many', () => {
    for (let n = 0; n < 25_000; n++) limit('register', `10.1.${n >> 8}.${n & 255}`)
    const { behalfWindows } = globalThis as { behalfWindows?: Map<string, unknown> }
    expect(behalfWindows?.size).toBeLessThanOrEqual(20_000)
  })

  test('that tries one password on very many names is stopped, and people elsewhere come in', async () => {
    const shop = await makeShop()
    const passwordHash = await hashPassword('Correspondence-1922')
    const carla = await makeCustomer(shop, { passwordHash })
    const enter = (address: string, email: string, password: string) =>
      signIn({ shop, requestId: 'r', device: 'test', address }, email, password)
    const sprayed = await Promise.allSettled(
      Array.from({ length: 130 }, (_, n) => enter('10.9.9.9', `nobody${n}@test.com`, 'Spring-2026-Spring')),
    )
    const stopped = sprayed.filter((one) => one.status === 'rejected' && one.reason.key === 'tooOften')
    expect(stopped).toHaveLength(30)
    await expect(enter('10.9.9.9', carla.email, 'Correspondence-1922')).rejects.toEqual(tooOften)
    for (let n = 0; n < 120; n++) await enter('10.8.8.8', carla.email, 'Correspondence-1922')
  })
})
