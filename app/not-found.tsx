import { NotHere } from '@/components/ui/not-here'
import { Shell } from '@/components/ui/shell'

export default function NotFound() {
  return (
    <Shell>
      <NotHere home="/" homeLabel="common.home" />
    </Shell>
  )
}
