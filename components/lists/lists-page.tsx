import { SubmitButton, TellingForm } from '@/components/forms/telling-form'
import { AccountPage } from '@/components/people/account-page'
import { Card } from '@/components/ui/card'
import { Empty } from '@/components/ui/page'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { hasColleagues } from '@/lib/lists/policy'
import { listsOf } from '@/lib/lists/queries'
import type { Answer } from '@/lib/result'
import { ListCards } from './list-cards'
import { places } from './places'

type Props = { actor: Actor; kind: 'shopping' | 'requisition'; create: FormAction<Answer> }

/** All lists of a kind, and the way to another. */
export async function ListsPage({ actor, kind, create }: Props) {
  const t = translator(actor.locale)
  const lists = await listsOf(actor, kind)
  const lead = kind === 'requisition' && hasColleagues(actor) ? 'requisitionLeadShared' : (`${kind}Lead` as const)
  return (
    <AccountPage actor={actor} room={places[kind].room} title={t(`lists.${kind}`)} lead={t(`lists.${lead}`)}>
      <div className="grid gap-8">
        {lists.length > 0 ? (
          <ListCards actor={actor} kind={kind} lists={lists} />
        ) : (
          <Empty title={t(`lists.noneOfKind.${kind}`)}>{t(`lists.noneHelp.${kind}`)}</Empty>
        )}
        <Card className="max-w-xl">
          <h2 className="mb-4">{t('lists.create')}</h2>
          <TellingForm
            action={create}
            fields={{ kind }}
            text={{
              name: 'name',
              label: t('lists.name'),
              help: t(actor.assist ? 'lists.nameHelpFor' : 'lists.nameHelp'),
            }}
            className="grid gap-4"
          >
            <div>
              <SubmitButton look="primary">{t('lists.createIt')}</SubmitButton>
            </div>
          </TellingForm>
        </Card>
      </div>
    </AccountPage>
  )
}
