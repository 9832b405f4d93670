/** What a group makes of the findings Trame proposes. Pure. Rules: docs/rules/drafting.md §4. */
import type { FindingKind } from './diagnosis.ts'

export const draftOutcomes = ['kept', 'amended', 'contested', 'merged', 'dismissed'] as const
export type DraftOutcome = (typeof draftOutcomes)[number]

/** Nature a finding made of it is given, which one may correct; null where the figures are neither good nor bad: one says it. */
export const natureOf: Record<'better' | 'worse' | 'neutral', FindingKind | null> = {
  better: 'strength',
  worse: 'weakness',
  neutral: null,
}

/** Name, in the address of a theme, of the draft one answers: it alone is unfolded, with all its answers. */
export const answeredName = 'repondre'

type Decided = { readonly key: string; readonly themeId: string; readonly outcome: DraftOutcome }

/**
 * Those still to be answered on this theme: not set aside here, and made a finding nowhere. Figures that change make another key.
 */
export const listOpenDrafts = <Draft extends { readonly key: string }>(
  drafts: readonly Draft[],
  decided: readonly Decided[],
  themeId: string,
): readonly Draft[] =>
  drafts.filter(
    ({ key }) => !decided.some((one) => one.key === key && (one.outcome !== 'dismissed' || one.themeId === themeId)),
  )
