import { NotHere } from '@/components/ui/not-here'

export default function AdminNotFound() {
  return <NotHere home="/admin" homeLabel="header.admin" />
}
