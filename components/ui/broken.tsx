'use client'

import { useEffect, useState } from 'react'
import en from '@/messages/en.json'
import fr from '@/messages/fr.json'
import { Button } from './button'

const words = { en: en.errors, fr: fr.errors }

/** Something of ours failed. Says what is still safe, and a reference instead of the error's text. */
export function Broken({ error, retry }: { error: { digest?: string }; retry: () => void }) {
  const [locale, setLocale] = useState<'en' | 'fr'>('en')
  useEffect(() => setLocale(document.documentElement.lang === 'fr' ? 'fr' : 'en'), [])
  const t = words[locale]
  return (
    <main id="main" className="mx-auto w-full max-w-3xl px-4 pt-6 pb-16 sm:px-6">
      <h1>{t.brokenTitle}</h1>
      <p className="mt-2 mb-6 text-soft">{t.broken}</p>
      <Button type="button" look="primary" onClick={retry}>
        {t.retry}
      </Button>
      {error.digest && <p className="mt-6 text-sm text-soft">{t.reference.replace('{id}', error.digest)}</p>}
    </main>
  )
}
