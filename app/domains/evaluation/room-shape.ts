/** What the workshops of a question said of it, as it is frozen: opinions counted, words without names. Pure. Rules: docs/rules/evaluation.md §9. */
import { z } from 'zod'
import { levels } from './evaluation-shape.ts'

/** Its kind among the evidence of a question; computing the other kinds again leaves it. */
export const roomKind = 'workshop'

const count = z.number().int()
const opinionCounts = z.record(z.enum(levels), count)
export type OpinionCounts = z.output<typeof opinionCounts>

const groupShape = z.object({
  /** Empty: what nobody arranged. */
  title: z.string(),
  counts: opinionCounts,
  /** In the order they were said; of a party, or of who came without account (null). */
  words: z.array(z.object({ level: z.enum(levels), text: z.string(), partyName: z.string().nullable() })),
})
const workshopShape = z.object({
  id: z.string(),
  title: z.string(),
  openedOn: z.iso.date(),
  closedOn: z.iso.date(),
  counts: opinionCounts,
  groups: z.array(groupShape),
})
export type RoomWorkshop = z.output<typeof workshopShape>
export const roomShape = z.object({ workshops: z.array(workshopShape) })
export type RoomEvidence = z.output<typeof roomShape>

/** With who kept it, and when. */
export type KeptRoom = RoomEvidence & { readonly seal: { readonly at: string; readonly by: string } }

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
