import NextLink from 'next/link'
import { buttonClass } from '@/components/ui/button'
import { Page } from '@/components/ui/page'
import { Shell } from '@/components/ui/shell'
import { knownShop, readerLocale } from '@/lib/auth/session'
import { translator } from '@/lib/i18n'

/** For every address that shows nothing, or nothing to this reader: the two look the same. */
export default async function NotFound() {
  const t = translator(await readerLocale())
  if (!(await knownShop())) return <Page title={t('errors.notFoundTitle')} lead={t('errors.unknownShop')} narrow />
  return (
    <Shell>
      <Page title={t('errors.notFoundTitle')} lead={t('errors.notFound')} narrow>
        <NextLink href="/" className={buttonClass('primary')}>
          {t('common.home')}
        </NextLink>
      </Page>
    </Shell>
  )
}
