/**
 * One model of a document made of sections (copil pack, yearly review, synthesis of a theme); every output is written from it:
 * PDF to read, DOCX to rework, PPTX to project. Pure. Rules: docs/rules/documents.md §6.
 */
import type { PartyKind } from '#app/kernel/actor.ts'
import type { DocumentText } from './document-text.ts'

export type DossierParty = {
  readonly name: string
  readonly kind: PartyKind
  /** Logo given by the party, PNG or JPEG. */
  readonly logo?: { readonly sha256: string; readonly mediaType: 'image/png' | 'image/jpeg' }
}

export type DossierColumn = {
  readonly header: string
  /** Figures end at the right edge. @default start */
  readonly align?: 'start' | 'end'
  /** Part of the width, relative to the other columns. @default 1 */
  readonly share?: number
}

/** A chart that its reader can edit; what it says in one sentence, and its numbers as a table, always come with it. */
export type DossierChart = {
  readonly kind: 'chart'
  /** `bars`: one bar a category; `stacked`: series on one bar; `line`: a value over time. */
  readonly shape: 'bars' | 'stacked' | 'line'
  readonly title: string
  readonly sentence: string
  /** Unit of the values: « actions », « % ». */
  readonly unit: string
  readonly categories: readonly string[]
  /** `values` in the order of the categories; null where nothing is known. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}

/** A text written by several hands (docs/rules/documents.md §16). */
export type DossierRich = {
  readonly kind: 'rich'
  readonly content: DocumentText
  /** Level of its first titles: 2 under a section, 3 under a heading. @default 2 */
  readonly titles?: 2 | 3
}

export type DossierBlock =
  | { readonly kind: 'paragraph' | 'note'; readonly text: string }
  | {
      readonly kind: 'heading'
      readonly text: string
      /** Under the title of the section, which is of level 1. @default 2 */
      readonly level?: 2 | 3 | 4 | 5
    }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly DossierColumn[]
      /** Cells as they are read, in the order of the columns; the first one names its row. */
      readonly rows: readonly (readonly string[])[]
      /** A detail, whole in the notes of its slide: `one` slide at most shows it, or none (`notes`). @default as many slides as it takes */
      readonly onSlides?: 'one' | 'notes'
    }
  | DossierChart
  | DossierRich

export type DossierSection = {
  /** Stable name, by which a person chooses the section. */
  readonly key: string
  readonly title: string
  /** What an elected official remembers of it, one sentence. */
  readonly summary?: string
  readonly blocks: readonly DossierBlock[]
  /** Nothing else on its page: it is handed over by itself. */
  readonly isAlone?: boolean
  /** Begins on a new page, unless half of one is left. */
  readonly isLong?: boolean
}

export type Dossier = {
  readonly title: string
  readonly subtitle: string
  /** The CTG's own front page: lines under the title, free text. */
  readonly front: readonly string[]
  readonly parties: readonly DossierParty[]
  /** Day of the data, ISO. */
  readonly madeOn: string
  /** Said at the foot of each page in place of the day of the data: « Version 2, figée le 8 janvier 2027 ». */
  readonly mention?: string
  readonly isDemo: boolean
  /** Read at once: its title stands above its text, without front page nor contents. */
  readonly isSheet?: boolean
  readonly sections: readonly DossierSection[]
}
