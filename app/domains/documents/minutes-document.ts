/** What a printed record of decisions (relevé de décisions) holds. Pure. Rendered by `templates/meeting-minutes.typ`; texts are ready to read. */
import type { DocumentParty, DocumentPosition } from './convention-document.ts'
import type { DocumentText } from './document-text.ts'

export type MinutesDocument = {
  /** « Convention territoriale globale, Gennevilliers 2026-2030 ». */
  readonly convention: string
  readonly body: string
  readonly title: string
  /** « Jeudi 14 janvier 2027, de 14 h à 16 h ». */
  readonly heldOn: string
  readonly place: string
  /** « Projet » until the meeting is closed. */
  readonly state: string
  readonly ribbon: string | null
  readonly attendance: readonly {
    readonly party: DocumentParty
    readonly function: string
    /** Null when the seat has no holder. */
    readonly name: string | null
    readonly presence: 'present' | 'represented' | 'excused' | 'absent'
  }[]
  readonly agenda: readonly { readonly title: string; readonly presenter: string }[]
  readonly account: DocumentText
  readonly decisions: readonly MinutesDecision[]
}

export type MinutesDecision = {
  /** « 2027-04 ». */
  readonly number: string
  readonly text: DocumentText
  readonly positions: readonly DocumentPosition[]
  /** What was missing by the convention's own rules, and the motive of « décidé malgré »; null when nothing was. */
  readonly despite: { readonly missing: readonly string[]; readonly motive: string } | null
  readonly responsible: string
  readonly dueOn: string | null
  readonly state: string
}
