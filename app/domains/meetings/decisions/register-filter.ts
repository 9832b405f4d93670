/** The filter of the register of decisions, read from an address. Pure. Rules: docs/rules/governance.md §5. */
import { z } from 'zod'
import { decisionStates } from '../meetings.ts'
import { type RegisterFilter, registerViews } from './register.ts'

/** A filter that is not understood is no filter. */
const querySchema = z.object({
  q: z.string().trim().max(200).catch(''),
  instance: z.uuid().nullable().catch(null),
  etat: z.enum(decisionStates).nullable().catch(null),
  annee: z.coerce.number().int().min(1990).max(2100).nullable().catch(null),
  vue: z.enum(registerViews).nullable().catch(null),
})

/** The filter an address asks for. */
export function registerFilterOf(url: string): Omit<RegisterFilter, 'ctgId'> {
  const { q, instance, etat, annee, vue } = querySchema.parse(Object.fromEntries(new URL(url).searchParams))
  return { words: q, bodyId: instance, state: etat, year: annee, view: vue }
}
