import 'server-only'
import { isOrganisation } from '@/lib/people/organisations'
import { listsType, type Shop } from '@/lib/shops/shop'

/** Whether somebody has to look before they are let in: by their type; and always before they buy for an organisation. */
export const needsLook = (shop: Shop, type: string) =>
  isOrganisation(shop) || listsType(shop, 'SHOP_SF_REQUIRE_REG_APPROVE_TYPES', type)
