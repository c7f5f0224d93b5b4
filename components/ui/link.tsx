import NextLink from 'next/link'
import type { ComponentProps } from 'react'
import { currentActor } from '@/lib/auth/session'
import { hrefFor } from '@/lib/href'

/** A link to a page of the storefront that stays inside the assist, if there is one. */
export async function Link({ href, ...rest }: Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }) {
  return <NextLink prefetch={false} {...rest} href={hrefFor(await currentActor(), href)} />
}
