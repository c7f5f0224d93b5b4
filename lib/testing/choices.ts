import { readdirSync } from 'node:fs'
import { z } from 'zod'

type Def = { type: string; entries?: Record<string, unknown>; values?: unknown[]; options?: z.ZodType[] } & Record<
  'innerType' | 'in' | 'out' | 'element',
  z.ZodType | undefined
>

const defOf = (schema: z.ZodType) => schema.def as unknown as Def

/** What a schema lets one choose from: its enumerations and literals, wherever they are within. */
export function choicesOf(schema: z.ZodType): unknown[] {
  const { entries, values = [], options = [], innerType, in: from, out, element } = defOf(schema)
  const within = [innerType, from, out, element, ...options].flatMap((each) => (each ? choicesOf(each) : []))
  return [...Object.values(entries ?? {}), ...values, ...within]
}

/** The fields of a schema of an object; none of any other. */
export function fieldsOf(schema: z.ZodType): Record<string, z.ZodType> {
  if (schema instanceof z.ZodObject) return schema.shape
  const { innerType, in: from } = defOf(schema)
  const within = innerType ?? from
  return within ? fieldsOf(within) : {}
}

/** By the name of a field: what the schemas of addresses and forms let one choose for it. */
export async function knownChoices(): Promise<Map<string, Set<unknown>>> {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(input|view)\.ts$/.test(name),
  )
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ `../${file}`)),
  )
  const known = new Map<string, Set<unknown>>()
  const schemas = modules.flatMap((module) => Object.values(module)).filter((each) => each instanceof z.ZodType)
  for (const schema of schemas)
    for (const [name, field] of Object.entries(fieldsOf(schema)))
      known.set(name, new Set([...(known.get(name) ?? []), ...choicesOf(field)]))
  return known
}
