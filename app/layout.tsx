import type { Metadata } from 'next'
import localFont from 'next/font/local'
import type { ReactNode } from 'react'
import { knownShop, readerLocale } from '@/lib/auth/session'
import './globals.css'

const inter = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-inter',
  display: 'swap',
})

/** The title of pages that have none of their own, such as those that are not there. */
export const generateMetadata = async (): Promise<Metadata> => ({ title: (await knownShop())?.name ?? 'Behalf' })

/** Only the document: whose header stands above a page is for the group of pages to say. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await readerLocale()} className={inter.variable}>
      <body className="flex flex-col bg-paper font-sans text-base text-ink antialiased">{children}</body>
    </html>
  )
}
