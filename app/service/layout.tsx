import type { ReactNode } from 'react'
import { Shell } from '@/components/ui/shell'

export default function ServiceLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>
}
