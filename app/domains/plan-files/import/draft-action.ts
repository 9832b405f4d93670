/** An action as a spreadsheet of others says it, and what of its cells was not understood. Rules: docs/rules/taking-up.md §3. */
import type { SheetState } from '#app/domains/plan/sheet/settle.ts'
import type { DraftAmount } from './read-amounts.ts'

/** What a spreadsheet of others says of a sheet. */
type SaidOfSheet = Pick<
  SheetState,
  | (
      | 'title'
      | 'code'
      | 'status'
      | 'need'
      | 'description'
      | 'public'
      | 'areas'
      | 'communeCodes'
      | 'areaIds'
      | 'nextStep'
    )
  | ('leadPersonId' | 'leadPartyId' | 'leadServiceId' | 'leadName' | 'leadEmail' | 'partnersText' | 'partyIds')
  | ('coLeadPartyId' | 'coLeadName' | 'electedSponsor' | 'bodyId' | 'priority')
  | ('startsOn' | 'startsPrecision' | 'endsOn' | 'endsPrecision')
>
export type DraftAction = SaidOfSheet & {
  /** `<sheet>:<row>`, both as the spreadsheet counts them; « :2 » after, of a sub-action on the line of its action. */
  readonly key: string
  /** Place in `axes`; undefined without axis. */
  readonly axis: number | undefined
  /** Place among the objectives of its axis. */
  readonly objective: number | undefined
  /** Of the software the file came from; empty when no column says it. */
  readonly externalId: string
  /** The file says it; else it is the usual one. */
  readonly isStatusRead: boolean
  readonly amounts: readonly DraftAmount[]
  readonly indicators: readonly string[]
}

export type ImportProblemKind =
  | ('date' | 'doubtful-date' | 'status' | 'amount' | 'end-before-start' | 'title-too-long')
  | ('text-too-long' | 'formula-error' | 'failed-title')
/** A cell that was not understood, where it is and what it says. */
export type ImportProblem = {
  readonly kind: ImportProblemKind
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly text: string
}
