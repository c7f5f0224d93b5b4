import { expect, test } from 'vitest'
import { hashPassword } from './password'
import { inTurn, isFull } from './turns'

/** Work that goes on until it is told to stop, and how much of it goes on. */
function work() {
  const stops: (() => void)[] = []
  let begun = 0
  const one = () =>
    inTurn(() => {
      begun++
      return new Promise<void>((stop) => stops.push(stop))
    })
  const stopAll = async () => {
    while (stops.length > 0) {
      stops.shift()?.()
      await new Promise((next) => setImmediate(next))
    }
  }
  return { one, stopAll, begun: () => begun }
}

test('four are hashed at once, two hundred wait, and whoever comes then is told to come back', async () => {
  const { one, stopAll, begun } = work()
  const came = Array.from({ length: 204 }, one)
  expect([begun(), isFull()]).toEqual([4, true])

  const late = Promise.allSettled(Array.from({ length: 96 }, one))
  await expect(hashPassword('Correspondence-1922')).rejects.toMatchObject({ key: 'busy', reason: 'unavailable' })
  const refused = (await late).filter((each) => each.status === 'rejected' && each.reason.key === 'busy')
  expect([refused.length, begun()]).toEqual([96, 4])

  await stopAll()
  await Promise.all(came)
  expect([begun(), isFull()]).toEqual([204, false])
})

test('work that fails gives its turn back', async () => {
  const failed = await Promise.allSettled(
    Array.from({ length: 10 }, () => inTurn(() => Promise.reject(new Error('no')))),
  )
  expect(failed.every(({ status }) => status === 'rejected')).toBe(true)
  expect(await hashPassword('Correspondence-1922')).toContain('$argon2id$')
})
