import { adminPages } from '@/components/admin/pages'
import { type Actor, isManager, may } from '@/lib/auth/actor'
import { hrefFor } from '@/lib/href'
import { translator } from '@/lib/i18n'
import { readyLists } from '@/lib/people/desk-input'
import type { Choice } from './choices'
import { CommandPalette } from './command-palette'

/** The command palette of a manager, with what this manager may do here; for everybody else there is none. */
export function Palette({ actor }: { actor: Actor }) {
  if (!isManager(actor) || actor.account?.mustEnrol) return null
  const choices = choicesOf(actor)
  if (choices.length === 0) return null
  const t = translator(actor.locale)
  return (
    <CommandPalette
      choices={choices}
      source={may(actor, 'customers.find') || may(actor, 'orders.see') ? '/api/palette' : undefined}
      elsewhere={Boolean(actor.assist)}
      ending={actor.assist ? hrefFor(actor, '/api/assists/end') : undefined}
      words={{
        title: t('palette.title'),
        open: t(actor.assist ? 'palette.another' : 'palette.open'),
        placeholder: t('palette.placeholder'),
        none: t('palette.none'),
        more: t('desk.more'),
        groups: {
          acting: t('palette.groups.acting'),
          pages: t('palette.groups.pages'),
          customers: t('palette.groups.customers'),
          orders: t('palette.groups.orders'),
        },
      }}
    />
  )
}

function choicesOf(actor: Actor): Choice[] {
  const t = translator(actor.locale)
  const page = (href: string, label: string, hint: string): Choice => ({ key: href, group: 'pages', label, hint, href })
  const desk = t('palette.desk')
  const choices: Choice[] = []
  if (actor.assist) choices.push({ key: 'end', group: 'acting', label: t('assist.logOffCustomer') })
  if (may(actor, 'desk.enter')) choices.push(page('/service', t('header.customers'), desk))
  if (may(actor, 'desk.enter') && may(actor, 'customers.find')) {
    for (const list of readyLists) choices.push(page(`/service?list=${list}`, t(`desk.lists.${list}`), desk))
  }
  if (may(actor, 'desk.enter') && may(actor, 'customers.register')) {
    choices.push(page('/service/customers/new', t('desk.addCustomer'), desk))
  }
  if (!may(actor, 'admin.enter')) return choices
  const admin = t('header.admin')
  for (const [href, word, right] of adminPages) {
    if (may(actor, right)) choices.push(page(href, t(`admin.nav.${word}`), admin))
  }
  return [...choices, page('/admin/security', t('admin.security'), admin)]
}
