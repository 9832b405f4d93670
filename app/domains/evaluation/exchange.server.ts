/** What frozen evaluations give to other software: their limits, then what each party judged of each question. Rules: docs/rules/api.md §5. */
import { sql } from 'kysely'
import { z } from 'zod'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { levels } from './evaluation-shape.ts'

/** Of what is frozen, the part that leaves: not who wrote it, nor the evidence. */
const frozenShape = z.object({
  title: z.string(),
  framing: z.object({ limits: z.string() }),
  questions: z.array(
    z.object({
      text: z.string(),
      judgements: z.array(z.object({ partyId: z.uuid(), level: z.enum(levels), reasons: z.string() })),
    }),
  ),
})

type Row = { readonly id: string; readonly content: unknown; readonly sha256: string; readonly frozenAt: Date }

/** Those frozen whole, the latest first; one that goes on is its authors'. */
export async function listFrozenEvaluations(db: Reader, ctgId: string) {
  const { rows } = await sql<Row>`
    select evaluation_id as id, content, content_sha256 as sha256, frozen_at as "frozenAt" from evaluation_version where ctg_id = ${ctgId}
    order by frozen_at desc, evaluation_id limit 50`.execute(db)
  return rows.map(({ id, content, sha256, frozenAt }) => {
    const { title, framing, questions } = frozenShape.parse(content)
    return { id, title, frozenOn: parisDay(frozenAt), sha256, limits: framing.limits, questions }
  })
}
