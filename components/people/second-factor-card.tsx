import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { Actor } from '@/lib/auth/actor'
import { ownSecondFactor } from '@/lib/auth/second-factor'
import { translator } from '@/lib/i18n'

/** Whether the second factor is on, and the way to it. */
export async function SecondFactorCard({ actor }: { actor: Actor }) {
  const t = translator(actor.locale)
  const { state } = await ownSecondFactor(actor)
  return (
    <Card>
      <h2 className="mb-2">{t('secondFactor.title')}</h2>
      <p className="mb-3 text-soft">{t('secondFactor.lead')}</p>
      <p className="flex flex-wrap items-center gap-4">
        <span className="font-medium">{t(state === 'on' ? 'secondFactor.isOn' : 'secondFactor.isOff')}</span>
        <a href="/account/security/second-factor" className={buttonClass('plain')}>
          {t(state === 'on' ? 'secondFactor.change' : 'secondFactor.begin')}
        </a>
      </p>
    </Card>
  )
}
