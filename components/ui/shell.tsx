import type { ReactNode } from 'react'
import { AssistBar, type BarProps } from '@/components/assist/assist-bar'
import { LivePage } from '@/components/live/live-page'
import { Footer } from '@/components/ui/footer'
import { Header } from '@/components/ui/header'
import { currentActor, knownShop } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'

/** What stands around every page: the assist bar, if somebody acts for somebody, the header and the footer. */
export async function Shell({ children, ...bar }: BarProps & { children: ReactNode }) {
  if (!(await knownShop())) return children
  const actor = await currentActor()
  const t = translator(actor.locale)
  return (
    <>
      <a
        href="#main"
        className="absolute -top-20 left-4 z-50 rounded-control bg-surface px-4 py-2 shadow-float focus:top-2"
      >
        {t('common.skip')}
      </a>
      <AssistBar actor={actor} {...bar} />
      {!actor.assist && <LivePage actor={actor} />}
      <Header actor={actor} />
      <div className="flex-1">{children}</div>
      <Footer actor={actor} />
    </>
  )
}
