/** Findings still true: proposed again without their figures, the newest reading beside. Rules: docs/rules/renewal.md §2.5. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import { mainTerritoryCode } from '#app/domains/diagnosis/queries.server.ts'
import { addCarriedFindings } from '#app/domains/diagnosis/steps.server.ts'
import { type FrozenReading, frozenReadingShape } from '#app/domains/observatory/frozen-reading.ts'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import { listLatestReadings } from '#app/domains/observatory/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Offer } from '../renewal.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import { type Carried, type ChapterModule, type Scene, stateOf } from './scene.server.ts'

/** More than a diagnosis holds. */
const longestList = 500

const listFormerFindings = (db: Reader, ctgId: string) =>
  rowsOf(db, 'finding', { ctg_id: ctgId })
    .select(['id', 'number', 'theme_id as themeId', 'kind', 'title', 'text', 'status'])
    .where('status', '<>', 'withdrawn')
    .orderBy('number')
    .limit(longestList)

const listWithFigures = (db: Reader, ctgId: string) =>
  listFormerFindings(db, ctgId)
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('finding_figure')
          .select(['frozen'])
          .where('finding_figure.ctg_id', '=', ctgId)
          .whereRef('finding_figure.finding_id', '=', 'finding.id')
          .orderBy('indicator_id'),
      ).as('figures'),
    )
    .execute()

type Latest = Awaited<ReturnType<typeof listLatestReadings>>

/** « Taux de couverture : 45 % en 2019 ; aujourd’hui 52 % en 2023 ». */
export function figureThenAndNow(frozen: FrozenReading, latest: Latest, code: string | null): string {
  const then = t.figureThen(frozen.name, observatoryLabels.formatReading(frozen, frozen.reading), frozen.year)
  const now = frozen.territoryCode === code && latest.find(({ indicator }) => indicator.id === frozen.indicatorId)
  if (!now || now.year === null || now.reading.kind !== 'value') return then
  if (frozen.year !== null && now.year <= frozen.year) return t.figureSame(then)
  return t.figureNow(then, observatoryLabels.formatReading(now.indicator, now.reading), now.year)
}

/** Last readings of these indicators on the main territory of this CTG; two statements. */
export async function readToday(db: Reader, ctgId: string, indicatorIds: readonly string[]) {
  if (indicatorIds.length === 0) return { latest: [], code: null }
  const { rows } = await sql<{ code: string | null }>`select ${mainTerritoryCode(ctgId)} as code`.execute(db)
  const code = rows[0]?.code ?? null
  return { latest: code === null ? [] : await listLatestReadings(db, [...new Set(indicatorIds)], code), code }
}

async function list(db: Reader, scene: Scene): Promise<readonly Offer[]> {
  const rows = await listWithFigures(db, scene.formerId)
  const findings = rows.map(({ figures, ...row }) => ({
    ...row,
    figures: figures.map(({ frozen }) => frozenReadingShape.parse(frozen)),
  }))
  const ids = findings.flatMap(({ figures }) => figures.map(({ indicatorId }) => indicatorId))
  const { latest, code } = await readToday(db, scene.ctgId, ids)
  return findings.map(({ id, number, themeId, kind, title, status, figures }): Offer => {
    const theme = scene.from.themes.find((one) => one.id === themeId)?.name ?? ''
    const state = stateOf(scene, id, undefined)
    return {
      ...{ id, group: theme, title, isUsual: status === 'shared' },
      notes: [
        t.finding(number, diagnosisLabels.findingKind[kind], diagnosisLabels.findingStatus[status]),
        ...figures.map((frozen) => figureThenAndNow(frozen, latest, code)),
      ],
      ...state,
      ...(state.state === 'open' && !scene.pairs.themes.has(themeId) && { state: { bar: t.noTheme(theme) } }),
    }
  })
}

async function write(work: Work, scene: Scene, ids: ReadonlySet<string>): Promise<readonly Carried[]> {
  const { ctgId, formerId, pairs } = scene
  const rows = await listFormerFindings(work.tx, formerId).execute()
  const findings = rows.flatMap(({ id, themeId, kind, title, text }) => {
    const theme = pairs.themes.get(themeId)
    return ids.has(id) && theme !== undefined ? [{ formerId: id, themeId: theme, kind, title, text }] : []
  })
  const itemIds = await addCarriedFindings(work, { ctgId, formerCtgId: formerId }, findings)
  return findings.map((one, index) => ({ kind: 'finding', formerId: one.formerId, itemId: itemIds[index] ?? '' }))
}

export const findingsChapter: ChapterModule = { list, write }
