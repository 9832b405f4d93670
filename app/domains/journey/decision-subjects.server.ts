/** What a decision is about: things of the CTG that the forms name as `type:id`. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Reader } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'

/** Kinds a decision may be about, and the table of each. */
const tables = {
  finding: 'finding',
  issue: 'issue',
  objective: 'objective',
  action: 'action',
  'corrective-action': 'corrective_action',
} as const
const types = ['finding', 'issue', 'objective', 'action', 'corrective-action'] as const
type DecidableType = (typeof types)[number]
export type DecisionSubject = { readonly type: DecidableType | 'convention-version'; readonly id: string }

const reference = z
  .string()
  .regex(/^[a-z-]+:[0-9a-f-]{36}$/i, { error: 'Cette référence n’est pas valable : rechargez la page et recommencez.' })
  .transform((text) => {
    const [type, id] = text.split(':')
    return { type, id }
  })
  .pipe(z.object({ type: z.enum(types), id: z.uuid() }))

/** `action:<id>`, once, several times or never. */
export const subjectsField = () =>
  z
    .preprocess(
      (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
      z.array(reference).max(100),
    )
    .prefault('')

/** @throws DomainError not-found when one of them is not of this CTG */
export async function requireSubjects(db: Reader, ctgId: string, subjects: readonly DecisionSubject[]): Promise<void> {
  const asked = types.flatMap((type) => {
    const ids = [...new Set(subjects.filter((subject) => subject.type === type).map(({ id }) => id))]
    return ids.length > 0 ? [{ table: tables[type], ids }] : []
  })
  if (asked.length === 0) return
  const counts = asked.map(
    ({ table, ids }) =>
      sql`select count(*) as count from ${sql.table(table)} where ctg_id = ${ctgId} and id in (${sql.join(ids)})`,
  )
  const { rows } = await sql<{ count: number }>`${sql.join(counts, sql` union all `)}`.execute(db)
  const known = rows.reduce((sum, { count }) => sum + count, 0)
  const wanted = asked.reduce((sum, { ids }) => sum + ids.length, 0)
  if (known !== wanted) throw new DomainError('not-found', 'journey.subject-not-found')
}
