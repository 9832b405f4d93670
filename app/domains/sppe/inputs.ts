/** Pieces of the forms of the schéma. Pure. */
import { z } from 'zod'
import { emptyToNull, id, optionalInteger } from '#app/kernel/fields.ts'
import { decidedKinds } from '#app/things/register.ts'
import { inputLabels } from './input-labels.fr.ts'
import { pointKeys } from './point-keys.ts'
import { communeItself } from './sppe.ts'

/** Who holds a mission: null for the commune itself, undefined when nobody said. */
const missionHolder = () =>
  z
    .preprocess((value) => (value === '' ? undefined : value), z.union([z.literal(communeItself), id()]).optional())
    .transform((value) => (value === communeItself ? null : value))

export const holderChoice = () =>
  z.union([z.literal(communeItself), id()]).transform((value) => (value === communeItself ? null : value))

const mostPopulation = 5_000_000
export const inhabitantsCount = () => optionalInteger({ min: 0, max: mostPopulation })

/** Rows of the matrix, by commune. */
export const missionRows = () =>
  z
    .array(
      z.object({
        id: z.string().regex(/^[0-9A-Z]{5}$/, { error: inputLabels.communeCode }),
        ...{ census: missionHolder(), information: missionHolder() },
        ...{ planning: missionHolder(), quality: missionHolder() },
        total: inhabitantsCount(),
      }),
    )
    .min(1, { error: inputLabels.emptyPerimeter })
    .max(500)

export const pointKey = () => z.enum(pointKeys, { error: inputLabels.pointUnknown })

const unknownThing = inputLabels.thingUnknown

/** `action:<id>`; null when none is chosen. */
export const optionalThing = () =>
  z
    .preprocess(
      emptyToNull,
      z
        .string({ error: unknownThing })
        .regex(/^[a-z-]+:[0-9a-f-]{36}$/i, { error: unknownThing })
        .transform((text) => {
          const [type, thingId] = text.split(':')
          return { type, id: thingId }
        })
        .pipe(z.object({ type: z.enum(decidedKinds, { error: unknownThing }), id: z.uuid({ error: unknownThing }) }))
        .nullable(),
    )
    .prefault('')
