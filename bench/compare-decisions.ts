/** What was acknowledged, compared with what is in the database: nothing lost, nothing twice, numbers without a gap. */
import type { Database } from '#app/kernel/database.server.ts'

export type RoundReport = {
  readonly acknowledged: number
  readonly decisions: number
  /** Acknowledged, and absent or under another number. */
  readonly lost: number
  /** Requests, sent again after a kill, that were recorded twice. */
  readonly doubled: number
  /** Numbers that are missing between 1 and the last. */
  readonly gaps: number
  /** Decisions without their line in the journal, or lines without their decision. */
  readonly withoutJournal: number
}

/** @param acknowledged request → number answered, when it was said; the text of a decision is its request */
export async function compareDecisions(
  db: Database,
  ctgId: string,
  acknowledged: ReadonlyMap<string, number | undefined>,
): Promise<RoundReport> {
  const rows = await db.selectFrom('decision').select(['id', 'number', 'text']).where('ctg_id', '=', ctgId).execute()
  const journal = await db
    .selectFrom('audit_entry')
    .select('subject_id as id')
    .where('ctg_id', '=', ctgId)
    .where('action', '=', 'decision.recorded')
    .execute()
  const numbers = new Map(rows.map(({ text, number }) => [text, number]))
  const told = new Set(journal.map(({ id }) => id))
  const highest = rows.reduce((most, { number }) => Math.max(most, number), 0)
  const isLost = ([requestId, number]: readonly [string, number | undefined]): boolean =>
    !numbers.has(requestId) || (number !== undefined && numbers.get(requestId) !== number)
  return {
    acknowledged: acknowledged.size,
    decisions: rows.length,
    lost: [...acknowledged].filter(isLost).length,
    doubled: rows.length - numbers.size,
    gaps: highest - new Set(rows.map(({ number }) => number)).size,
    withoutJournal: rows.filter(({ id }) => !told.has(id)).length + Math.abs(journal.length - rows.length),
  }
}

export const isWhole = ({ acknowledged, lost, doubled, gaps, withoutJournal }: RoundReport): boolean =>
  acknowledged > 0 && lost + doubled + gaps + withoutJournal === 0

export const sayReport = ({ acknowledged, decisions, lost, doubled, gaps, withoutJournal }: RoundReport): string =>
  `${acknowledged} actes confirmés depuis le début, ${decisions} en base ; ` +
  `perdus ${lost}, doublés ${doubled}, trous ${gaps}, absents du journal ${withoutJournal}`
