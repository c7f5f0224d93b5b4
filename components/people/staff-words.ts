import type { Rights } from '@/lib/auth/staff'
import type { Translate } from '@/lib/i18n'
import { boxOf, roleGroups } from '@/lib/people/staff-input'

type Shop = { id: string; name: string; code: string }

/** What the form of somebody's rights shows: their roles and shops ticked. */
export function staffForm(t: Translate, { roles, shops }: Rights, overseen: Shop[]) {
  return {
    groups: (['desk', 'main', 'more'] as const).map((group) => ({
      title: t(`admin.managers.groups.${group}`),
      boxes: roleGroups[group].map((role) => ({
        name: role,
        label: t(`admin.managers.roles.${role}`),
        ticked: roles.includes(role),
      })),
    })),
    shops: overseen.map(({ id, name }) => ({ name: boxOf(id), label: name, ticked: shops.includes(id) })),
    labels: {
      email: t('admin.managers.email'),
      firstname: t('admin.managers.firstname'),
      lastname: t('admin.managers.lastname'),
      rights: t('admin.managers.rights'),
      shops: t('admin.managers.shops'),
      current: t('admin.managers.ownToGive'),
    },
  }
}
