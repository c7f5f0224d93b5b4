import type { ReactNode } from 'react'
import { Shell } from '@/components/ui/shell'
import { deliver } from './actions'

export default function ShopLayout({ children }: { children: ReactNode }) {
  return <Shell deliver={deliver}>{children}</Shell>
}
