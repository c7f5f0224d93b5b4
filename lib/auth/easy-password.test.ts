import { describe, expect, test } from 'vitest'
import { newPassword } from '@/lib/people/password-input'
import { isEasy } from './easy-password'
import { hashPassword, isPassword } from './password'

const known = ['Copenhagen Supply', 'SHOP10', 'Niels', 'Bohr', 'Institute', 'test_001@test.com']

describe('an easy password', () => {
  test.each([
    'aaaaaaaaaaaaaaaa',
    'abcabcabcabcabca',
    'passwordpassword',
    'Password123456789!',
    'qwertyuiopasdfghjkl',
    'CopenhagenSupply2026',
    'NielsBohr-19221923',
    '123456789012345678',
    'iloveyouiloveyou1',
    'test_001@test.com',
    'manager-manager-1',
    ...'qwertyuiopasdfgh 1qaz2wsx3edc4rfv 1q2w3e4r5t6y7u8i q1w2e3r4t5y6u7i8 qazwsxedcrfvtgb zaq12wsxcde34rfv'.split(
      ' ',
    ),
    ...'abcdefghijklmno 1234567890abcde 123qweasdzxc123 qweasdzxcqweasdzxc poiuytrewq12345 azertyuiop123456'.split(' '),
    ...'147258369147258 159753159753159 987654321987654 1122334455667788 11223344556677889900'.split(' '),
    ...'summer2024summer2024 changemechangeme mynameismynameis iloveyouforever thequickbrownfox adminadminadmin1'.split(
      ' ',
    ),
    ...'P@ssw0rd12345678 p@$$w0rd-p@$$w0rd thisismypassword umbr1umbr1umbr1um johncena123456789 Vinter2024Vinter2024'.split(
      ' ',
    ),
  ])('is %s', (password) => expect(isEasy(password, known)).toBe(true))

  test.each([
    'Correspondence-1922',
    'seven green umbrellas',
    '8491 0275 6631 0948',
    '🐝🌵🎻🛶🧭🪁🥁🦉🪵🧲🫖🪴🧵🛷🪜',
    'кто идёт по лестнице',
    'first up the stairs 7',
    'B4nk h0lid4y in Leeds',
    'four poppies, fifty roses',
    'kT9$wq!Zr4@mXe7#',
  ])('is not %s', (password) => expect(isEasy(password, known)).toBe(false))
})

describe('a password', () => {
  test('has fifteen characters at least, of any kind, and up to two hundred', () => {
    const takes = (text: string) => newPassword.safeParse(text).success
    expect([takes('a'.repeat(14)), takes('a'.repeat(15)), takes('a'.repeat(64)), takes('a'.repeat(200))]).toEqual([
      false,
      true,
      true,
      true,
    ])
    expect([takes('a'.repeat(201)), takes('a b c d e f g h'), takes('🐝'.repeat(14)), takes('🐝'.repeat(15))]).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect([takes(`a\0${'b'.repeat(15)}`), takes(`a\n${'b'.repeat(15)}`)]).toEqual([false, false])
  })

  test('counts whole, to its last byte, and however its letters are composed', async () => {
    const long = 'x'.repeat(72)
    const hashed = await hashPassword(`${long}1`)
    expect([await isPassword(`${long}1`, hashed), await isPassword(`${long}2`, hashed)]).toEqual([true, false])
    const composed = await hashPassword('caf\u00e9 de la gare 7')
    expect(await isPassword('cafe\u0301 de la gare 7', composed)).toBe(true)
  })
})
