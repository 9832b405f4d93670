/** What a frozen amendment holds, as one JSON document. Pure. Rules: docs/rules/amendments.md §3. */
import { z } from 'zod'
import { readDossier } from '#app/domains/documents/dossier-shape.ts'
import { textShape } from './consolidate.ts'

const party = z.looseObject({
  kind: z.enum(['caf', 'authority', 'partner']),
  name: z.string(),
  shortName: z.string(),
  representatives: z.array(z.object({ name: z.string().nullable(), role: z.string() })),
})

/** A later shape gets the next version, and is read beside this one. */
const contentShape = z.object({
  version: z.literal(1),
  number: z.number(),
  motive: z.string(),
  madeOn: z.string(),
  /** Days; null when the end stays. */
  extension: z.object({ from: z.string().nullable(), to: z.string(), period: z.string() }).nullable(),
  parties: z.array(party),
  communes: z.array(z.string()),
  articles: z.array(
    z.object({
      /** Its place in the convention, from 1; null of a new one, and of amendments frozen before it was kept. */
      number: z.number().nullable().default(null),
      ...{ title: z.string(), isNew: z.boolean(), before: textShape, after: textShape },
    }),
  ),
  /** Axes as they are printed, and the same plan thing by thing; both null when the plan annexed stays. */
  plan: z.array(z.unknown()).nullable(),
  planState: z.unknown(),
  planChanges: z.array(z.string()),
  signatories: z.array(party),
  /** The text as it is printed, and nothing else. */
  document: z.unknown().transform((document) => readDossier(document)),
})

export type AmendmentContent = z.output<typeof contentShape>
export type AmendmentParty = z.output<typeof party>

/** @throws ZodError when the content is not that of an amendment: a bug */
export const readAmendment = (content: unknown): AmendmentContent => contentShape.parse(content)
