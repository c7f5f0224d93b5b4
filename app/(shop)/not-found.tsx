import { buttonClass } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Page } from '@/components/ui/page'
import { currentActor } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'

/** A page of the shop that is not there, inside the shop's own header and assist bar. */
export default async function ShopNotFound() {
  const t = translator((await currentActor()).locale)
  return (
    <Page title={t('errors.notFoundTitle')} lead={t('errors.notFound')} narrow>
      <Link href="/" className={buttonClass('primary')}>
        {t('common.home')}
      </Link>
    </Page>
  )
}
