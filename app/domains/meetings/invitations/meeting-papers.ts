/** What the papers of a meeting hold: the convocation, on one page, and the sheet that people sign. Pure. Texts are ready to read. */

import type { pageParty } from '#app/domains/documents/dossier-pages.ts'
import type { PartyKind } from '#app/kernel/actor.ts'

type Head = {
  /** « Convention territoriale globale, Gennevilliers 2026-2030 ». */
  readonly convention: string
  readonly body: string
  readonly title: string
  /** « Jeudi 14 janvier 2027 à 14 h ». */
  readonly when: string
  readonly place: string
  readonly noPlace: string
  readonly ribbon: string | null
  /** Signatories, with their logos. */
  readonly parties: readonly ReturnType<typeof pageParty>[]
}

/** Rendered by `templates/meeting-convocation.typ`. */
export type ConvocationDocument = Head & {
  /** Null for one that is not addressed: to print, to put up. */
  readonly addressee: { readonly name: string; readonly seats: readonly string[] } | null
  readonly agenda: readonly { readonly title: string; readonly presenter: string; readonly duration: string }[]
  /** Who convenes, to be answered; null before it is convened, and once it is over. */
  readonly organizer: { readonly name: string; readonly email: string } | null
  readonly mention: string
}

/** Rendered by `templates/meeting-sign-in.typ`. */
export type SignInDocument = Head & {
  readonly groups: readonly {
    readonly party: { readonly kind: PartyKind; readonly name: string }
    readonly seats: readonly {
      readonly function: string
      /** Who is awaited; empty when nobody is. */
      readonly name: string
      /** « Titulaire : … », « a répondu qu’elle ne vient pas »; empty when there is nothing to say. */
      readonly note: string
    }[]
  }[]
}
