import type { Locale } from '@/db/words'
import { type Translate, translator } from '@/lib/i18n'
import { resultKeys } from '@/lib/mail/letters/details'
import type { Trigger } from '@/lib/orders/letters/map'
import { stateKey } from '@/lib/orders/machine'
import type en from '@/messages/en.json'

type EventKey = keyof (typeof en)['orderEvents']

/** What brings a letter about, each in a line of words. */
export function Triggers({ triggers, locale }: { triggers: Trigger[]; locale: Locale }) {
  const t = translator(locale)
  return (
    <ul className="grid gap-0.5">
      {triggers
        .map((trigger) => wordsOf(t, trigger))
        .map((words) => (
          <li key={words}>{words}</li>
        ))}
    </ul>
  )
}

function wordsOf(t: Translate, trigger: Trigger): string {
  if ('other' in trigger) return t(`mailAdmin.others.${trigger.other}`)
  if ('kind' in trigger) {
    const state = t(`letters.results.${resultKeys[trigger.result]}`)
    return t('mailAdmin.when', { event: t(`mailAdmin.kinds.${trigger.kind}`), state })
  }
  const states = trigger.delivery ? [trigger.delivery] : trigger.order
  const event = t(`orderEvents.${trigger.event.replaceAll('.', '_') as EventKey}`)
  return t('mailAdmin.when', { event, state: states.map((state) => t(`orderStates.${stateKey(state)}`)).join(', ') })
}
