/** How forms name what a decision is about: `action:<id>`. Pure. Rules: docs/rules/governance.md §5.5. */
import { z } from 'zod'
import { decidedKinds } from '#app/things/register.ts'
import { journeyLabels as t } from './labels.fr.ts'

export const thingReference = () =>
  z
    .string({ error: t.thingMissing })
    .regex(/^[a-z-]+:[0-9a-f-]{36}$/i, { error: t.thingUnknown })
    .transform((text) => {
      const [type, id] = text.split(':')
      return { type, id }
    })
    .pipe(z.object({ type: z.enum(decidedKinds), id: z.uuid() }))

/** Once, several times or never. */
export const thingReferences = () =>
  z
    .preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z.array(thingReference()).max(100),
    )
    .prefault('')
