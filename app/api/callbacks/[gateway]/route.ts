import { handleCallback } from '@/lib/orders/running/callbacks'
import { receiveCallback } from '@/lib/payments/callbacks'

type Context = { params: Promise<{ gateway: string }> }

/** Where gateways tell us what became of money. They sign what they say: nobody is signed in here. */
export const POST = async (request: Request, { params }: Context) =>
  receiveCallback(request, (await params).gateway, handleCallback)
