import { NotHere } from '@/components/ui/not-here'

export default function DeskNotFound() {
  return <NotHere home="/service" homeLabel="header.customers" />
}
