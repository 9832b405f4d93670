/** The Caf's list in force, read. The caller has checked the right to read. */
import { z } from 'zod'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { type CofLine, cofAccountShape } from './read-cof.ts'

const wordsShape = z.array(z.object({ title: z.string(), text: z.string() }))

/** The last import that was not undone, and how many there are before it; undefined without one. */
export async function findCofList(db: Reader, ctgId: string) {
  const rows = await rowsOf(db, 'cof_list', { ctg_id: ctgId, undone_at: null })
    .select(['id', 'file_id as fileId', 'file_name as fileName', 'imported_by as importedBy'])
    .select(['imported_at as importedAt', 'account'])
    .orderBy('imported_at', 'desc')
    .orderBy('id')
    .limit(2)
    .execute()
  const [current, former] = rows
  return (
    current && {
      ...current,
      account: cofAccountShape.parse(current.account),
      former: former ? { fileName: former.fileName, importedAt: former.importedAt } : null,
    }
  )
}

/** Its lines in the order of the file; two thousand at most. */
export async function listCofLines(db: Reader, ctgId: string): Promise<readonly CofLine[]> {
  const rows = await db
    .selectFrom('cof_line as line')
    .select([
      'line.cof_number as cofNumber',
      'line.service',
      'line.manager',
      'line.facility_kind as facilityKind',
      'line.commune',
      'line.starts_on as startsOn',
      'line.ends_on as endsOn',
      'line.bonus_euros as bonusEuros',
      'line.words',
    ])
    .where('line.ctg_id', '=', ctgId)
    .where('line.list_id', '=', (eb) =>
      eb
        .selectFrom('cof_list')
        .select('id')
        .where('ctg_id', '=', ctgId)
        .where('undone_at', 'is', null)
        .orderBy('imported_at', 'desc')
        .orderBy('id')
        .limit(1),
    )
    .orderBy('line.position')
    .limit(2000)
    .execute()
  return rows.map((row) => ({ ...row, words: wordsShape.parse(row.words) }))
}
