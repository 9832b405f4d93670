/** The last evaluation frozen, in its parties' own words: its limits first, then what each judged of each question. Rules: docs/rules/portal.md §2. */
import { sql } from 'kysely'
import { z } from 'zod'
import { evaluationLabels } from '#app/domains/evaluation/labels.fr.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { portalLabels as t } from './labels.fr.ts'
import type { PublicContent } from './public-content.ts'

/** Of what is frozen, the part that is told: not who wrote it, nor the evidence. */
const toldShape = z.object({
  title: z.string(),
  framing: z.object({ limits: z.string() }),
  questions: z.array(
    z.object({
      text: z.string(),
      judgements: z.array(z.object({ shortName: z.string(), level: z.string() })),
    }),
  ),
})

const levelWords: ReadonlyMap<string, string> = new Map(Object.entries(evaluationLabels.level))

/** One statement; null while none is frozen. */
export async function loadFrozenEvaluation(db: Reader, ctgId: string): Promise<PublicContent['evaluation']> {
  const { rows } = await sql<{ content: unknown; frozenAt: Date }>`
    select content, frozen_at as "frozenAt" from evaluation_version where ctg_id = ${ctgId}
    order by frozen_at desc limit 1`.execute(db)
  const [row] = rows
  if (!row) return null
  const { title, framing, questions } = toldShape.parse(row.content)
  return {
    title,
    on: parisDay(row.frozenAt),
    paragraphs: [
      ...(framing.limits === '' ? [] : [t.evaluationLimits(framing.limits)]),
      ...questions.map(({ text, judgements }) =>
        t.evaluationQuestion(
          text,
          judgements.map(({ shortName, level }) => `${shortName} : ${levelWords.get(level) ?? level}`),
        ),
      ),
    ],
  }
}
