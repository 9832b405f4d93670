/** « Mes CTG »: in which order the CTGs of a person are read. Pure. Rules: docs/rules/followup.md §5.9. */
import type { CtgPhase } from '#app/domains/ctg/ctg.ts'
import type { YearlyCopil } from '#app/domains/meetings/meetings.ts'

export type MyCtg = {
  readonly id: string
  readonly name: string
  readonly phase: CtgPhase
  readonly late: number
  readonly silent: number
  /** Reports that wait for an answer of this person. */
  readonly reports: number
  readonly copil: { readonly yearlyCopil: YearlyCopil | null; readonly nextOn: string | null }
}

/** Those under way first, then those in preparation; those that ended last. */
const phaseRank: Record<CtgPhase, number> = {
  'in-force': 0,
  'in-application-unsigned': 0,
  'in-preparation': 1,
  'signed-not-begun': 1,
  ended: 2,
}

const copilRank = ({ copil: { yearlyCopil, nextOn } }: MyCtg): number =>
  yearlyCopil?.state === 'late' ? 0 : yearlyCopil?.state === 'soon' && nextOn === null ? 1 : 2

/** How much waits in it. */
const load = ({ late, silent, reports }: MyCtg): number => late + silent + reports

/** The ones that need their coordinator most first; by name among equals. */
export const sortByNeed = <Ctg extends MyCtg>(ctgs: readonly Ctg[]): readonly Ctg[] =>
  ctgs.toSorted(
    (one, other) =>
      phaseRank[one.phase] - phaseRank[other.phase] ||
      copilRank(one) - copilRank(other) ||
      load(other) - load(one) ||
      one.name.localeCompare(other.name, 'fr'),
  )
