/** What « Si rien ne change » is made of: offer and births of a territory, targets the objectives set. The caller has checked the right to read. */
import { type IndicatorFigures, roundTo } from '#app/domains/observatory/observatory.ts'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { coverageIndicatorId, readOffer } from './projection.ts'

const askTargets = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) =>
  db
    .selectFrom('ctg')
    .leftJoin('objective', (join) =>
      join
        .onRef('objective.ctg_id', '=', 'ctg.id')
        .on('objective.indicator_id', '=', coverageIndicatorId)
        .on('objective.target', 'is not', null)
        .on('objective.target_year', 'is not', null),
    )
    .select(['ctg.ends_on as endsOn', 'objective.id', 'objective.title', 'objective.target'])
    .select(['objective.target_year as year', 'objective.births_hypothesis as hypothesis'])
    .where('ctg.id', '=', slot('ctgId'))
    .orderBy('objective.target_year')
    .limit(20),
)

/** Objectives of the CTG that aim at a coverage, the nearest year first, and the day the CTG ends. */
async function readTargets(db: Reader, ctgId: string) {
  const rows = await askTargets(db, { ctgId })
  const targets = rows.flatMap(({ id, title, target, year, hypothesis }) =>
    id === null || title === null || target === null || year === null ? [] : [{ id, title, target, year, hypothesis }],
  )
  return { endsOn: rows[0]?.endsOn ?? null, targets }
}

const yearsAhead = 7

/** Null where coverage, or births, are not known, and once the CTG has ended: nothing can change any more. @param rows the figures of the theme, as its page reads them */
export async function readProjection(db: Reader, ctgId: string, rows: readonly IndicatorFigures[], today: string) {
  const offer = readOffer(rows)
  const coverage = rows.find(({ indicator }) => indicator.id === coverageIndicatorId)
  if (!offer || !coverage) return null
  const { endsOn, targets } = await readTargets(db, ctgId)
  if (endsOn !== null && endsOn < today) return null
  const endYear = endsOn === null ? null : Number(endsOn.slice(0, 4))
  const department = coverage.frames.find(({ kind }) => kind === 'departement')
  return {
    offer,
    until: Math.max(endYear ?? offer.year + yearsAhead, offer.year + 1),
    reference:
      department?.reading.kind === 'value'
        ? { label: department.name, value: roundTo(department.reading.value, coverage.indicator.decimals) }
        : null,
    targets: targets.filter(({ year }) => year > offer.year),
  }
}
export type Projection = NonNullable<Awaited<ReturnType<typeof readProjection>>>
