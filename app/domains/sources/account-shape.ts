/** What is kept of an import: its account as it is read again. Apart from `account.ts`, whose reasons and bars a page names. */
import { z } from 'zod'
import { refusalReasons } from './account.ts'

export const controlShape = z.object({
  indicatorId: z.string(),
  year: z.number(),
  /** Sum of the communes, and what the larger territory has. */
  communes: z.number(),
  total: z.number(),
  against: z.enum(['country', 'departments']),
  /** 0-100 */
  gapPercent: z.number(),
})
export type Control = z.infer<typeof controlShape>

export const accountShape = z.object({
  parts: z.array(
    z.object({
      key: z.string(),
      /** False: the producer, or the folder, did not have it. */
      isThere: z.boolean(),
      read: z.number(),
      /** Of another month, of another measure. */
      notAsked: z.number(),
      kept: z.number(),
    }),
  ),
  /** By rows for what a row is, by cells for what a cell holds. */
  refused: z.array(z.object({ reason: z.enum(refusalReasons), count: z.number(), examples: z.array(z.string()) })),
  figures: z.number(),
  indicators: z.number(),
  years: z.array(z.number()),
  /** Communes of today without any figure in the newest year; of them, re-created ones cannot be told from withheld ones. */
  absentCommunes: z.number(),
  /** The widest gaps first. */
  controls: z.array(controlShape),
})
export type Account = z.infer<typeof accountShape>
