import { describe, expect, test } from 'vitest'
import { locales } from '@/db/words'
import { actions, ruleOf } from '@/lib/audit/actions'
import { translator } from '@/lib/i18n'
import { deedInWords } from './words'

const names = Object.keys(actions) as (keyof typeof actions)[]
const onBehalf = names.filter((name) => !ruleOf(name).ownerOnly && !ruleOf(name).deskOnly)

describe.each(locales)('what was done on behalf, in %s', (locale) => {
  const t = translator(locale)
  const told = (action: string) => deedInWords(t, { action, at: new Date(0), detail: { en: '', fr: '' } }, locale)

  test.each(onBehalf)('has words of its own: %s', (action) => {
    expect(told(action)).not.toBe(t('actions.other'))
  })
})
