/** « Depuis lundi dernier »: what happened in the CTGs followed, the gravest first. Pure. Rules: docs/rules/portfolio.md §5. */
import { addDays, weekdayOf } from '#app/kernel/calendar.ts'
import type { PortfolioRow } from './portfolio.ts'

/** Acts told, the gravest first: all others are the daily work of a CTG, which its journal tells. */
export const toldActs = [
  'termination.recorded',
  'signature.refused',
  'signature.recorded',
  'authorising-act.recorded',
  'milestone.reached',
  'amendment.in-force',
  'member.coordination-handed-over',
  'meeting.closed',
  'decision.recorded',
  'progress-report.submitted',
  'data-request.asked',
  'finding.disagreement',
  'corrective-action.opened',
  'coordination-post.added',
  'convention.version-frozen',
  'campaign.launched',
  'ctg.created',
  'ctg.taken-up',
] as const
export type ToldAct = (typeof toldActs)[number]

/** The Monday before today: on a Monday, that of the week before, since nothing has happened yet since this morning. */
export function lastMonday(today: string): string {
  const since = weekdayOf(today)
  return addDays(today, since === 0 ? -7 : -since)
}

export type SinceLine = {
  readonly ctgId: string
  readonly ctgName: string
  readonly act: ToldAct | 'copil-fell-due'
  /** How many of them. */
  readonly count: number
}

type ActCount = { readonly ctgId: string; readonly act: string; readonly count: number }

const isTold = (act: string): act is ToldAct => toldActs.some((one) => one === act)

/** A copil that fell due since then comes first; then acts in the order of the table; by name of CTG among equals. */
export function sinceLines(
  rows: readonly Pick<PortfolioRow, 'id' | 'name' | 'yearlyCopil'>[],
  counted: readonly ActCount[],
  monday: string,
): readonly SinceLine[] {
  const nameOf = new Map(rows.map(({ id, name }) => [id, name]))
  const due = rows
    .filter(({ yearlyCopil }) => yearlyCopil?.state === 'late' && yearlyCopil.dueOn >= addDays(monday, -1))
    .map(({ id, name }): SinceLine => ({ ctgId: id, ctgName: name, act: 'copil-fell-due', count: 1 }))
  const lines = counted.flatMap(({ ctgId, act, count }): readonly SinceLine[] => {
    const ctgName = nameOf.get(ctgId)
    return isTold(act) && ctgName !== undefined ? [{ ctgId, ctgName, act, count }] : []
  })
  const rank = ({ act }: SinceLine) => (act === 'copil-fell-due' ? -1 : toldActs.indexOf(act))
  return [
    ...due,
    ...lines.toSorted((one, other) => rank(one) - rank(other) || one.ctgName.localeCompare(other.ctgName, 'fr')),
  ]
}
