/** What the writer that will be killed and the process that watches it tell each other. */
import { z } from 'zod'

/** Where decisions are recorded, and by whom. */
export const stageShape = z.object({ ctgId: z.string(), meetingId: z.string(), personId: z.string() })
export type Stage = z.infer<typeof stageShape>

/** First message to the writer. Without a stage it makes one. `pending`: requests sent before a kill and not answered. */
export const orderShape = z.object({ stage: stageShape.optional(), pending: z.array(z.string()) })
export type Order = z.infer<typeof orderShape>

/** A message that arrived is an acknowledgement; one that was on its way when the writer died is none. */
export const newsShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('stage'), stage: stageShape }),
  z.object({ kind: z.literal('sent'), requestId: z.string() }),
  z.object({ kind: z.literal('acknowledged'), requestId: z.string(), number: z.number() }),
])
export type News = z.infer<typeof newsShape>
