/** Opinions that workshops gave of a question, counted. Pure, without the shapes: pages carry it. Rules: docs/rules/evaluation.md §9. */
import { levels } from './evaluation-shape.ts'
import type { OpinionCounts } from './room-shape.ts'

/** Its kind among the evidence of a question; computing the other kinds again leaves it. */
export const roomKind = 'workshop'

/** One opinion a proposal: nothing is averaged, and « non jugé » is counted apart. */
export function countOpinions(proposals: readonly { readonly level: (typeof levels)[number] | null }[]): OpinionCounts {
  const of = (level: (typeof levels)[number]) => proposals.filter((one) => one.level === level).length
  return {
    'not-reached': of('not-reached'),
    partly: of('partly'),
    rather: of('rather'),
    reached: of('reached'),
    'not-judged': of('not-judged'),
  }
}

export const opinionTotal = (counts: OpinionCounts): number => levels.reduce((sum, level) => sum + counts[level], 0)
