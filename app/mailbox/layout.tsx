import type { ReactNode } from 'react'
import { Shell } from '@/components/ui/shell'

export default function MailboxLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>
}
