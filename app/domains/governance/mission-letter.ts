/** What a letter of mission holds: what a working group is asked, by whom, for when. Pure. Texts are ready to read. */

import type { pageParty } from '#app/domains/documents/dossier-pages.ts'
import type { PartyKind } from '#app/kernel/actor.ts'

/** Rendered by `templates/mission-letter.typ`. */
export type MissionLetterDocument = {
  /** « Convention territoriale globale, Gennevilliers 2026-2030 ». */
  readonly convention: string
  readonly body: string
  /** « Groupe de travail, thème : Petite enfance ». */
  readonly about: string
  /** « Le 22 juin 2026 »; empty when it has no date yet. */
  readonly date: string
  readonly parties: readonly ReturnType<typeof pageParty>[]
  readonly leaders: readonly {
    readonly name: string
    readonly as: string
    readonly party: string
    readonly kind: PartyKind
  }[]
  /** Empty when not written yet. */
  readonly mission: string
  readonly expected: string
  readonly expectedOn: string
  readonly rhythm: string
  readonly sitsAs: string
  /** Functions that sit, with their parties; none for a group that chooses who comes. */
  readonly seats: readonly string[]
  /** Lead parties: each signs. */
  readonly signatories: readonly string[]
  readonly ribbon: string | null
  readonly mention: string
}
