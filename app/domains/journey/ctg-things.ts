/** What a decision may be about: the things of a CTG, by kind. Pure. Rules: docs/rules/governance.md §5.5. */
import { z } from 'zod'
import { journeyLabels as t } from './labels.fr.ts'

/** In the order they are listed. */
export const thingTypes = [
  'action',
  'objective',
  'issue',
  'finding',
  'corrective-action',
  'convention-version',
  'convention-article',
  'decision',
  'milestone',
  'theme',
  'axis',
  'body',
  'meeting',
  'workshop',
  'party',
  'campaign',
  'plan-snapshot',
  'dossier',
] as const
export type ThingType = (typeof thingTypes)[number]
export type ThingReference = { readonly type: ThingType; readonly id: string }
/** `path`: its address under that of the CTG. */
export type Thing = ThingReference & { readonly title: string; readonly path: string }

/** Things of a decision: `tiedBy` is who tied it afterwards; null when the decision itself did. */
export type DecisionThing = Thing & { readonly decisionId: string; readonly tiedBy: string | null }

export const thingKey = ({ type, id }: ThingReference): string => `${type}:${id}`

/** `action:<id>`, as the forms name a thing. */
export const thingReference = () =>
  z
    .string({ error: 'Choisissez ce sur quoi porte la décision.' })
    .regex(/^[a-z-]+:[0-9a-f-]{36}$/i, {
      error: 'Cette référence n’est pas valable : rechargez la page et recommencez.',
    })
    .transform((text) => {
      const [type, id] = text.split(':')
      return { type, id }
    })
    .pipe(z.object({ type: z.enum(thingTypes), id: z.uuid() }))

/** Once, several times or never. */
export const thingReferences = () =>
  z
    .preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z.array(thingReference()).max(100),
    )
    .prefault('')

/** « Action : Ouvrir vingt places », for a file: one thing a line. */
export const thingsAsText = (things: readonly DecisionThing[], decisionId: string): readonly string[] =>
  things.filter((thing) => thing.decisionId === decisionId).map(({ type, title }) => `${t.thing[type]} : ${title}`)
