export const subscriptionStates = ['active', 'ending', 'paused', 'ended'] as const
export type SubscriptionState = (typeof subscriptionStates)[number]
