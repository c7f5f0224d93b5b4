import { Chips } from '@/components/admin/chips'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { type DeskView, readyLists } from '@/lib/people/desk-input'
import { deskHref } from './desk-controls'

/** The desk's ready-made lists, and everybody. */
export function ReadyLists({ actor, view, searched }: { actor: Actor; view: DeskView; searched: boolean }) {
  const t = translator(actor.locale)
  const chip = (list: DeskView['list']) => ({
    key: list ?? 'everybody',
    label: t(`desk.lists.${list ?? 'everybody'}`),
    href: deskHref(view, { list, q: undefined }),
    current: !searched && view.list === list,
  })
  return <Chips label={t('desk.lists.label')} chips={[chip(undefined), ...readyLists.map(chip)]} />
}
