/**
 * What a printed convention holds, in reading order, without any id; its types are in `convention-document.ts`. A frozen one is read
 * back from it. What may be absent is absent of versions frozen before it was said. Pure. Rules: docs/rules/convention.md §2.11.
 */
import { z } from 'zod'
import { documentTextShape } from '#app/domains/documents/document-text-shape.ts'
import { dossierBlockShape } from '#app/domains/documents/dossier-shape.ts'
import { annexKinds } from './annexes/annex-kinds.ts'
import type { ConventionDocument } from './convention-document.ts'

const kind = z.enum(['caf', 'authority', 'partner'])
export const party = z.object({ kind, name: z.string() })
export const measure = z.object({ name: z.string(), baseline: z.string(), target: z.string(), lastValue: z.string() })

export const figure = z.object({
  indicator: z.string(),
  unit: z.string(),
  /** One per frame: a number, or the reason why there is none (« secret », « non diffusé »). */
  values: z.array(z.string()),
  source: z.string(),
  vintage: z.string(),
  /** « 30e sur 34, du plus élevé au plus faible »; empty when nothing is to be added. */
  note: z.string(),
})

export const position = party.extend({
  position: z.enum(['agreement', 'reservation', 'disagreement', 'not-asked']),
  /** Of a reservation or of a disagreement; empty otherwise. */
  words: z.string(),
})

export const finding = z.object({
  number: z.string(),
  kind: z.enum(['strength', 'weakness', 'opportunity', 'threat']),
  title: z.string(),
  text: z.string(),
  /** What supports it: « Cnaf, 2023 », « atelier du 6 novembre 2026 ». */
  elements: z.array(z.string()),
  positions: z.array(position),
  /** Proposed, and not recognised together: contested, or awaiting a position. */
  isOpen: z.boolean().exactOptional(),
})

export const issue = z.object({
  number: z.string(),
  title: z.string(),
  /** Why it matters. */
  argument: z.string().exactOptional(),
  publics: z.string(),
  /** « Caf 3e, Ville 7e »: the rank given by each party. */
  ranks: z.string().exactOptional(),
  isRetained: z.boolean(),
  /** « priorité 1, décision 2027-01 du 14 janvier 2027 », « à débattre ». */
  state: z.string(),
})

export const conventionParty = party.extend({
  /** « ci-après dénommée … », without the words « ci-après ». */
  shortName: z.string(),
  address: z.string().nullable(),
  /** « la », « l’ », as before the name. */
  article: z.string().exactOptional(),
  /** « 123 456 789 00012 ». */
  siret: z.string().exactOptional(),
  /** « représenté », « dénommé ». */
  isMasculine: z.boolean().exactOptional(),
  representatives: z.array(z.object({ name: z.string().nullable(), role: z.string() })),
  /** « délibération n° 12 du conseil municipal du 3 février 2027 »; null while awaited. */
  authorisedBy: z.string().nullable(),
  /** It does not sign: nothing of it is awaited. */
  refused: z.literal(true).exactOptional(),
  /** It refused, and nothing is signed without it: it cannot join by amendment (§4.3). */
  isNeeded: z.literal(true).exactOptional(),
})

export const signatureRow = party.extend({
  signatory: z.string().nullable(),
  role: z.string(),
  place: z.string().nullable(),
  signedOn: z.string().nullable(),
})

export const theme = z.object({
  theme: z.string(),
  /** What the parties write together of it. */
  chapter: documentTextShape.exactOptional(),
  /** Heads of the columns of `values`: the territory first, then its frames of comparison. */
  frames: z.array(z.string()),
  figures: z.array(figure),
  readings: z.array(party.extend({ text: documentTextShape })),
  testimonies: z.array(z.object({ text: z.string(), from: z.string() })),
  findings: z.array(finding),
  issues: z.array(issue),
})

export const action = z.object({
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
  /** The folded fields; an empty text is not printed. */
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

export const objective = z.object({
  number: z.string(),
  title: z.string(),
  issue: z.string().nullable(),
  measure: measure.nullable(),
  actions: z.array(action),
})

/** A level of the tree of the plan; labels are the CTG's own (« Axe 1 », « Orientation A »). */
export const axis = z.object({
  label: z.string(),
  title: z.string(),
  get axes() {
    return z.array(axis)
  },
  objectives: z.array(objective),
  /** Attached to the axis without an objective. */
  actions: z.array(action),
})

export const body = z.object({
  name: z.string(),
  mission: z.string(),
  rhythm: z.string(),
  seats: z.array(
    z.object({
      party,
      /** « Maire, ou son représentant ». */
      function: z.string(),
      holder: z.string().nullable(),
      substitute: z.string().nullable(),
    }),
  ),
})

/** `blocks` is empty for the diagnosis, the plan and the governance, which have their own fields. */
export const annex = z.object({ kind: z.enum(annexKinds), title: z.string(), blocks: z.array(dossierBlockShape) })

export const shape = z.object({
  title: z.string(),
  territory: z.string(),
  /** « 2026-2030 »; the days are in the article on duration. */
  period: z.string(),
  version: z.object({ label: z.string(), state: z.string(), madeOn: z.string() }),
  /** Once signed: no act nor signature is awaited any more (docs/rules/convention.md §5.2). */
  signedOn: z.string().exactOptional(),
  /** Written at the top of every page of a demonstration. */
  ribbon: z.string().nullable(),
  /** « À vérifier avec votre Caf »: said before the articles while the template's text has not been checked. */
  articlesNotice: z.string().nullable(),
  parties: z.array(conventionParty),
  visas: z.array(z.string()),
  preamble: documentTextShape,
  articles: z.array(z.object({ title: z.string(), body: documentTextShape })),
  signatures: z.object({
    /** « Fait en deux exemplaires originaux ». */
    made: z.string(),
    rows: z.array(signatureRow),
  }),
  diagnosis: z.array(theme),
  plan: z.array(axis),
  governance: z.array(body),
  /** In their order, numbered from 1; absent of versions frozen when there were three, always the same. */
  annexes: z.array(annex).exactOptional(),
  /** What is said where something is missing, frozen too: a version is printed again to the byte. Older ones say what they said (trame.typ). */
  gapWords: z.record(z.string(), z.string()).exactOptional(),
})

/** @throws ZodError when the content is not that of a convention: a bug */
export const readConvention = (content: unknown): ConventionDocument => shape.parse(content)
