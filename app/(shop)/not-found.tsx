import { NotHere } from '@/components/ui/not-here'

/** Inside the shop's own header and, if there is one, the assist bar. */
export default function ShopNotFound() {
  return <NotHere home="/" homeLabel="common.home" />
}
