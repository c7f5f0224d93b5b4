import { knownShop, readerLocale } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'
import { buttonClass } from './button'
import { Link } from './link'
import { Page } from './page'

/** For every address that shows nothing, or nothing to this reader: the two look the same. */
export async function NotHere({
  home,
  homeLabel,
}: {
  home: string
  homeLabel: 'common.home' | 'header.customers' | 'header.admin'
}) {
  const t = translator(await readerLocale())
  if (!(await knownShop())) return <Page title={t('errors.notFoundTitle')} lead={t('errors.unknownShop')} narrow />
  return (
    <Page title={t('errors.notFoundTitle')} lead={t('errors.notFound')} narrow>
      <Link href={home} className={buttonClass('primary')}>
        {t(homeLabel)}
      </Link>
    </Page>
  )
}
