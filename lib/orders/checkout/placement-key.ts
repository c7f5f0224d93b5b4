import 'server-only'
import { newId } from '@/db/id'

/** Made with each form of the review: whoever sends the same form again means the same order. */
export const newPlacementKey = () => newId()
