/** A frozen convention read back whole from its content, to be printed otherwise than it was. Pure. Rules: docs/rules/convention.md §2.11. */
import { z } from 'zod'
import { documentTextShape } from '#app/domains/documents/document-text-shape.ts'
import { dossierBlockShape } from '#app/domains/documents/dossier-shape.ts'
import { annexKinds } from './annexes/annex-kinds.ts'
import type { ConventionDocument } from './convention-document.ts'

const kind = z.enum(['caf', 'authority', 'partner'])
const party = z.object({ kind, name: z.string() })
const measure = z.object({ name: z.string(), baseline: z.string(), target: z.string(), lastValue: z.string() })

const theme = z.object({
  theme: z.string(),
  chapter: documentTextShape.exactOptional(),
  frames: z.array(z.string()),
  figures: z.array(
    z.object({
      indicator: z.string(),
      unit: z.string(),
      values: z.array(z.string()),
      source: z.string(),
      vintage: z.string(),
      note: z.string(),
    }),
  ),
  readings: z.array(party.extend({ text: documentTextShape })),
  testimonies: z.array(z.object({ text: z.string(), from: z.string() })),
  findings: z.array(
    z.object({
      number: z.string(),
      kind: z.enum(['strength', 'weakness', 'opportunity', 'threat']),
      title: z.string(),
      text: z.string(),
      elements: z.array(z.string()),
      positions: z.array(
        party.extend({
          position: z.enum(['agreement', 'reservation', 'disagreement', 'not-asked']),
          words: z.string(),
        }),
      ),
    }),
  ),
  issues: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      argument: z.string().exactOptional(),
      publics: z.string(),
      ranks: z.string().exactOptional(),
      isRetained: z.boolean(),
      state: z.string(),
    }),
  ),
})

const action = z.object({
  number: z.string(),
  title: z.string(),
  objectives: z.array(z.string()),
  lead: party.nullable(),
  leadName: z.string(),
  partners: z.array(party),
  start: z.string().nullable(),
  end: z.string().nullable(),
  status: z.string(),
  nextStep: z.string().nullable(),
  need: documentTextShape,
  description: documentTextShape,
  publics: z.string(),
  areas: z.string(),
  services: z.array(party),
  sponsor: z.string(),
  cafLevers: z.array(z.string()),
  steps: z.array(z.object({ title: z.string(), target: z.string(), state: z.string() })),
  means: z.array(
    z.object({
      year: z.string(),
      nature: z.string(),
      funder: party,
      scheme: z.string(),
      state: z.string(),
      amount: z.string(),
    }),
  ),
  measures: z.array(measure),
})

const axis = z.object({
  label: z.string(),
  title: z.string(),
  get axes() {
    return z.array(axis)
  },
  objectives: z.array(
    z.object({
      number: z.string(),
      title: z.string(),
      issue: z.string().nullable(),
      measure: measure.nullable(),
      actions: z.array(action),
    }),
  ),
  actions: z.array(action),
})

const body = z.object({
  name: z.string(),
  mission: z.string(),
  rhythm: z.string(),
  seats: z.array(
    z.object({
      party,
      function: z.string(),
      holder: z.string().nullable(),
      substitute: z.string().nullable(),
    }),
  ),
})

const shape = z.object({
  title: z.string(),
  territory: z.string(),
  period: z.string(),
  version: z.object({ label: z.string(), state: z.string(), madeOn: z.string() }),
  signedOn: z.string().exactOptional(),
  ribbon: z.string().nullable(),
  articlesNotice: z.string().nullable(),
  parties: z.array(
    party.extend({
      shortName: z.string(),
      address: z.string().nullable(),
      article: z.string().exactOptional(),
      siret: z.string().exactOptional(),
      isMasculine: z.boolean().exactOptional(),
      representatives: z.array(z.object({ name: z.string().nullable(), role: z.string() })),
      authorisedBy: z.string().nullable(),
    }),
  ),
  visas: z.array(z.string()),
  preamble: documentTextShape,
  articles: z.array(z.object({ title: z.string(), body: documentTextShape })),
  signatures: z.object({
    made: z.string(),
    rows: z.array(
      party.extend({
        signatory: z.string().nullable(),
        role: z.string(),
        place: z.string().nullable(),
        signedOn: z.string().nullable(),
      }),
    ),
  }),
  diagnosis: z.array(theme),
  plan: z.array(axis),
  governance: z.array(body),
  annexes: z
    .array(z.object({ kind: z.enum(annexKinds), title: z.string(), blocks: z.array(dossierBlockShape) }))
    .exactOptional(),
})

/** @throws ZodError when the content is not that of a convention: a bug */
export const readConvention = (content: unknown): ConventionDocument => shape.parse(content)
