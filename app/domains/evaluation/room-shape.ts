/** What the workshops of a question said of it, as it is frozen: opinions counted, words without names. Pure. Rules: docs/rules/evaluation.md §9. */
import { z } from 'zod'
import { levels } from './evaluation-shape.ts'

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
