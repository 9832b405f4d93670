/**
 * What a printed convention holds, in reading order, without any id. Pure. Rendered by `templates/convention.typ`.
 * Texts are ready to read: days, figures and amounts are already French words; null is « nothing known », shown as such.
 */

import type { DocumentText } from '#app/domains/documents/document-text.ts'
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import type { PartyKind } from '#app/kernel/actor.ts'
import type { AnnexKind } from './annexes/annex-kinds.ts'

/** Who speaks or acts: the kind gives the colour, the name is read. */
export type DocumentParty = { readonly kind: PartyKind; readonly name: string }
export type DocumentPosition = DocumentParty & {
  readonly position: 'agreement' | 'reservation' | 'disagreement' | 'not-asked'
  /** The words of a reservation or of a disagreement; empty otherwise. */
  readonly words: string
}

export type ConventionDocument = {
  readonly title: string
  readonly territory: string
  /** « 2026-2030 »; the days are in the article on duration. */
  readonly period: string
  readonly version: { readonly label: string; readonly state: string; readonly madeOn: string }
  /** Once signed: no act nor signature is awaited any more (docs/rules/convention.md §5.2). */
  readonly signedOn?: string
  /** Written at the top of every page of a demonstration. */
  readonly ribbon: string | null
  /** « À vérifier avec votre Caf »: said before the articles while the template's text has not been checked. */
  readonly articlesNotice: string | null
  readonly parties: readonly ConventionParty[]
  readonly visas: readonly string[]
  readonly preamble: DocumentText
  readonly articles: readonly { readonly title: string; readonly body: DocumentText }[]
  readonly signatures: {
    /** « Fait en deux exemplaires originaux ». */
    readonly made: string
    readonly rows: readonly SignatureRow[]
  }
  readonly diagnosis: readonly ThemeDiagnosis[]
  readonly plan: readonly PlanAxis[]
  readonly governance: readonly GovernanceBody[]
  /** In their order, numbered from 1; absent of versions frozen when there were three, always the same. */
  readonly annexes?: readonly DocumentAnnex[]
}

/** `blocks` is empty for the diagnosis, the plan and the governance, which have their own fields. */
export type DocumentAnnex = {
  readonly kind: AnnexKind
  readonly title: string
  readonly blocks: readonly DossierBlock[]
}

export type ConventionParty = DocumentParty & {
  /** « ci-après dénommée … », without the words « ci-après ». */
  readonly shortName: string
  readonly address: string | null
  /** « la », « l’ », as before the name; absent, as the two that follow, of versions frozen before it was said. */
  readonly article?: string
  /** « 123 456 789 00012 ». */
  readonly siret?: string
  /** « représenté », « dénommé ». */
  readonly isMasculine?: boolean
  readonly representatives: readonly { readonly name: string | null; readonly role: string }[]
  /** « délibération n° 12 du conseil municipal du 3 février 2027 »; null while awaited. */
  readonly authorisedBy: string | null
  /** It does not sign: nothing of it is awaited. Absent from versions frozen before, and from parties that sign. */
  readonly refused?: true
}

export type SignatureRow = DocumentParty & {
  readonly signatory: string | null
  readonly role: string
  readonly place: string | null
  readonly signedOn: string | null
}

export type ThemeDiagnosis = {
  readonly theme: string
  /** What the parties write together of it; absent of versions frozen before there was one. */
  readonly chapter?: DocumentText
  /** Heads of the columns of `values`: the territory first, then its frames of comparison. */
  readonly frames: readonly string[]
  readonly figures: readonly DocumentFigure[]
  readonly readings: readonly (DocumentParty & { readonly text: DocumentText })[]
  readonly testimonies: readonly { readonly text: string; readonly from: string }[]
  readonly findings: readonly DocumentFinding[]
  readonly issues: readonly DocumentIssue[]
}

export type DocumentFigure = {
  readonly indicator: string
  readonly unit: string
  /** One per frame: a number, or the reason why there is none (« secret », « non diffusé »). */
  readonly values: readonly string[]
  readonly source: string
  readonly vintage: string
  /** « 30e sur 34, du plus élevé au plus faible »; empty when nothing is to be added. */
  readonly note: string
}

export type DocumentFinding = {
  readonly number: string
  readonly kind: 'strength' | 'weakness' | 'opportunity' | 'threat'
  readonly title: string
  readonly text: string
  /** What supports it: « Cnaf, 2023 », « atelier du 6 novembre 2026 ». */
  readonly elements: readonly string[]
  readonly positions: readonly DocumentPosition[]
  /** Proposed, and not recognised together: contested, or awaiting a position. Absent of versions frozen before it was said apart. */
  readonly isOpen?: boolean
}

export type DocumentIssue = {
  readonly number: string
  readonly title: string
  /** Why it matters; absent, as the ranks, of versions frozen before there was one. */
  readonly argument?: string
  readonly publics: string
  /** « Caf 3e, Ville 7e »: the rank given by each party. */
  readonly ranks?: string
  readonly isRetained: boolean
  /** « priorité 1, décision 2027-01 du 14 janvier 2027 », « à débattre ». */
  readonly state: string
}

/** Label of what stands for an axis over the actions that have none. */
export const outsideAxes = 'Hors axe'

/** A level of the tree of the plan; labels are the CTG's own (« Axe 1 », « Orientation A »). */
export type PlanAxis = {
  readonly label: string
  readonly title: string
  readonly axes: readonly PlanAxis[]
  readonly objectives: readonly PlanObjective[]
  /** Actions attached to the axis without an objective. */
  readonly actions: readonly ActionSheet[]
}

export type PlanObjective = {
  readonly number: string
  readonly title: string
  readonly issue: string | null
  readonly measure: DocumentMeasure | null
  readonly actions: readonly ActionSheet[]
}

export type DocumentMeasure = {
  readonly name: string
  readonly baseline: string
  readonly target: string
  readonly lastValue: string
}

export type ActionSheet = {
  readonly number: string
  readonly title: string
  readonly objectives: readonly string[]
  readonly lead: DocumentParty | null
  readonly leadName: string
  readonly partners: readonly DocumentParty[]
  readonly start: string | null
  readonly end: string | null
  readonly status: string
  readonly nextStep: string | null
  /** The folded fields; an empty text is not printed. */
  readonly need: DocumentText
  readonly description: DocumentText
  readonly publics: string
  readonly areas: string
  readonly services: readonly DocumentParty[]
  readonly sponsor: string
  readonly cafLevers: readonly string[]
  readonly steps: readonly { readonly title: string; readonly target: string; readonly state: string }[]
  readonly means: readonly {
    readonly year: string
    readonly nature: string
    readonly funder: DocumentParty
    readonly scheme: string
    readonly state: string
    readonly amount: string
  }[]
  readonly measures: readonly DocumentMeasure[]
}

export type GovernanceBody = {
  readonly name: string
  readonly mission: string
  readonly rhythm: string
  readonly seats: readonly {
    readonly party: DocumentParty
    /** « Maire, ou son représentant ». */
    readonly function: string
    readonly holder: string | null
    readonly substitute: string | null
  }[]
}
