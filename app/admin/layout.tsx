import type { ReactNode } from 'react'
import { AdminShell } from '@/components/admin/shell'
import { knownAdmin } from '@/lib/auth/admin'
import { knownShop } from '@/lib/auth/session'

/** The admin app's frame. It decides nothing: every page asks for its right itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  if (!(await knownShop())) return children
  return <AdminShell actor={await knownAdmin()}>{children}</AdminShell>
}
