import { clsx } from 'clsx'
import type { FormAction } from '@/lib/action'
import type { Actor } from '@/lib/auth/actor'
import { translator } from '@/lib/i18n'
import { QuickAddForm } from './quick-add-form'

/** For those who know what they want, by article number: for a manager, who hears it on the telephone, first of all. */
export function QuickAdd({ actor, add }: { actor: Actor; add: FormAction<string> }) {
  const t = translator(actor.locale)
  return (
    <section aria-labelledby="quick-add" className={clsx('max-w-xl', actor.assist ? 'mb-8' : 'mt-12')}>
      <h2 id="quick-add" className="mb-3">
        {t('cart.quickAdd')}
      </h2>
      <QuickAddForm
        action={add}
        words={{
          code: t('goods.code'),
          help: t('cart.codeHelp'),
          quantity: t('goods.quantity'),
          submit: t('cart.addIt'),
        }}
      />
    </section>
  )
}
