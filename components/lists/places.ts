import type { ListKind } from '@/db/words'

/** Where the lists of each kind are, and what their page is called in the menus. */
export const places = {
  wish: { room: 'wishList', href: '/account/wish-list' },
  shopping: { room: 'shoppingLists', href: '/account/lists' },
  requisition: { room: 'requisitionLists', href: '/account/requisition-lists' },
  'saved-cart': { room: 'savedCarts', href: '/account/saved-carts' },
} as const satisfies Record<ListKind, { room: string; href: string }>

/** The page of one list. */
export const listHref = ({ kind, id }: { kind: ListKind; id: string }) =>
  kind === 'wish' ? places.wish.href : `/account/lists/${id}`
