'use server'

import { redirect } from 'next/navigation'
import { action } from '@/lib/action'
import { arriveInAdmin } from '@/lib/auth/arrive'
import { SignIn } from '@/lib/people/sign-in-input'

export const signIn = action(SignIn, async (actor, input) => redirect(await arriveInAdmin(actor, input)))
