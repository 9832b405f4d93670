/**
 * When the journal of each CTG last moved, known by the process: of all of them it reads only the lines written since it last
 * looked. Asked of three thousand CTGs one by one, it was a sixth of a national page. Why: docs/decisions/0080.
 */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'

/** A line bears a number taken before its act commits: a look that old has seen every line up to its mark. */
const commitMs = 120_000

type LastMove = { readonly ctgId: string; readonly movedAt: number }

/** By the index that ends with the instant of the line. */
const askLast = compileOnce(
  (_db, slot: SlotOf<{ readonly ctgIds: readonly string[] }>) => sql<LastMove>`
    select asked.ctg_id as "ctgId", coalesce((select extract(epoch from at) * 1000 from public.audit_entry
      where audit_entry.ctg_id = asked.ctg_id order by at desc limit 1), 0)::float8 as "movedAt"
    from unnest(${slot('ctgIds')}::uuid[]) as asked (ctg_id)`,
)

const askSince = compileOnce(
  (_db, slot: SlotOf<{ readonly mark: string }>) => sql<LastMove & { readonly mark: string }>`
    select ctg_id as "ctgId", (extract(epoch from max(at)) * 1000)::float8 as "movedAt", max(id)::text as mark
    from public.audit_entry where id > ${slot('mark')}::bigint and ctg_id is not null group by ctg_id`,
)

const askMark = compileOnce(
  (_db, _slot: SlotOf<object>) => sql<{ readonly mark: string }>`
    select coalesce(max(id), 0)::text as mark from public.audit_entry`,
)

/** The journal as it was once looked at: up to which line, and when, by a clock that never goes back. */
type Look = { readonly mark: bigint; readonly at: number }

type CachedMoves = {
  readonly movedAt: Map<string, number>
  /** The oldest first; the first is the only one older than what a commit takes, once one is. */
  readonly looks: Look[]
}

/** By place read from: two databases of one process (tests) never share. */
const byReader = new WeakMap<object, CachedMoves>()

async function begin(db: Reader): Promise<CachedMoves> {
  const at = performance.now()
  const [first] = await askMark(db, {})
  const known = { movedAt: new Map<string, number>(), looks: [{ mark: BigInt(first?.mark ?? 0), at }] }
  byReader.set(db, known)
  return known
}

/** The lines written since the last look that has seen all of its own. */
async function lookAgain(db: Reader, { movedAt, looks }: CachedMoves): Promise<void> {
  const at = performance.now()
  while (looks[1] && looks[1].at < at - commitMs) looks.shift()
  const from = looks[0]?.mark ?? 0n
  const rows = await askSince(db, { mark: String(from) })
  // CTGs not in the cache are left out: they are read whole when first asked for.
  for (const row of rows)
    if (movedAt.has(row.ctgId)) movedAt.set(row.ctgId, Math.max(movedAt.get(row.ctgId) ?? 0, row.movedAt))
  const mark = rows.reduce((most, row) => (BigInt(row.mark) > most ? BigInt(row.mark) : most), from)
  const last = looks.at(-1)
  if (!last || mark > last.mark || at - last.at > commitMs) looks.push({ mark, at })
}

/** @returns of each of these CTGs, the instant of the last line of its journal, in milliseconds; 0 without any */
export async function readLastLines(db: Reader, ctgIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const known = byReader.get(db) ?? (await begin(db))
  await lookAgain(db, known)
  const missing = ctgIds.filter((ctgId) => !known.movedAt.has(ctgId))
  if (missing.length > 0)
    for (const { ctgId, movedAt } of await askLast(db, { ctgIds: missing }))
      known.movedAt.set(ctgId, Math.max(known.movedAt.get(ctgId) ?? 0, movedAt))
  return known.movedAt
}
