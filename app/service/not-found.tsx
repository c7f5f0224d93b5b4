import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'

/** A page of the desk that is not there, inside its own header. */
export default async function DeskNotFound() {
  const t = translator((await currentActor()).locale)
  return (
    <Page title={t('errors.notFoundTitle')} lead={t('errors.notFound')} narrow>
      <Link href="/service" className={buttonClass('primary')}>
        {t('header.customers')}
      </Link>
    </Page>
  )
}
