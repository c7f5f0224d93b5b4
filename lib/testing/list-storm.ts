import { readFileSync } from 'node:fs'
import { close } from '@/db'
import type { Actor } from '@/lib/auth/actor'
import { acceptManagedList, rejectManagedList } from '@/lib/managed-lists/decide'
import { AcceptManagedList, RejectManagedList } from '@/lib/managed-lists/input'
import { Refusal } from '@/lib/refusal'

/** What one process of many that answer the same list is given, and what became of its answers. */
export type ListStorm = { carla: Omit<Actor, 'permissions'>; lists: string[]; times: number }
export type Answers = { accepted: string[]; rejected: string[]; told: string[] }

/** Says yes and no to each list as often as it is told to, all at once. Its own process: see the test of it. */
async function answer({ carla, lists, times }: ListStorm): Promise<Answers> {
  const actor: Actor = { ...carla, permissions: new Set() }
  const answers: Answers = { accepted: [], rejected: [], told: [] }
  const say = async (id: string, into: 'accepted' | 'rejected') => {
    try {
      if (into === 'accepted') await acceptManagedList(actor, AcceptManagedList.parse({ id, version: 1 }))
      else await rejectManagedList(actor, RejectManagedList.parse({ id, version: 1 }))
      answers[into].push(id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      answers.told.push(error.key)
    }
  }
  for (const id of lists)
    await Promise.all(Array.from({ length: times }, (_, n) => say(id, n % 2 ? 'accepted' : 'rejected')))
  return answers
}

console.log(JSON.stringify(await answer(JSON.parse(readFileSync(process.argv[2]!, 'utf8')))))
await close()
