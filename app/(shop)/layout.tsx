import type { ReactNode } from 'react'
import { Shell } from '@/components/ui/shell'
import { deliver, lockCart, switchCart, takeOver, unlockCart } from './actions'

export default function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <Shell deliver={deliver} cart={{ switchCart, lockCart, unlockCart, takeOver }}>
      {children}
    </Shell>
  )
}
