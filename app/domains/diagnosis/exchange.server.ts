/**
 * What the diagnosis gives to other software: what the parties share or decided, never a party's own reading, nor a word of the
 * people. Whoever calls has checked the token. Rules: docs/rules/api.md §2.
 */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { observatoryLabels } from '#app/domains/observatory/labels.fr.ts'
import type { Frame, IndicatorFigures, Reading } from '#app/domains/observatory/observatory.ts'
import { territoryLabels } from '#app/domains/territory/labels.fr.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'
import { readFigures, withSeries } from './queries.server.ts'
import { listObjectiveRows, loadScene } from './rows.server.ts'

/** Findings that both sides share, by number. */
export const listSharedFindings = (db: Reader, ctgId: string) =>
  rowsOf(db, 'finding', { ctg_id: ctgId, status: 'shared' })
    .select(['id', 'number', 'theme_id as themeId', 'kind', 'title', 'text'])
    .orderBy('number')
    .execute()

/** Issues with where each stands: retained only by a decision, which is named. */
export const listIssues = (db: Reader, ctgId: string) =>
  rowsOf(db, 'issue', { ctg_id: ctgId })
    .select((eb) => [
      'id',
      'number',
      'theme_id as themeId',
      'title',
      'argument',
      'publics',
      'status',
      'priority_rank as retainedRank',
      'retained_decision_id as retainedByDecisionId',
      jsonArrayFrom(
        eb
          .selectFrom('issue_finding as reason')
          .innerJoin('finding', sameCtg('finding.id', 'reason.finding_id'))
          .select('finding.id')
          .where('reason.ctg_id', '=', ctgId)
          .whereRef('reason.issue_id', '=', 'issue.id')
          .where('finding.status', '=', 'shared')
          .orderBy('finding.number'),
      ).as('findings'),
    ])
    .orderBy('number')
    .execute()
    .then((issues) => issues.map(({ findings, ...one }) => ({ ...one, findingIds: findings.map(({ id }) => id) })))

/** What is known of each objective's measure; the value of an indicator is that of its source, and is not copied here. */
export async function listObjectives(db: Reader, ctgId: string) {
  const rows = await listObjectiveRows(db, ctgId)
  return rows.map((row) => ({
    ...{ id: row.id, axisId: row.axisId, title: row.title, issueId: row.issueId },
    measure: row.isMeasurable
      ? {
          indicatorId: row.indicatorId,
          name: row.indicatorName ?? row.measureName ?? '',
          unit: row.indicatorUnit ?? row.measureUnit ?? '',
          ...{ baseline: row.baseline, baselineYear: row.baselineYear, target: row.target, targetYear: row.targetYear },
          ...{ lastValue: row.lastValue, lastValueYear: row.lastValueYear },
        }
      : null,
    notMeasurableReason: row.notMeasurableReason,
  }))
}

type Place = { readonly code: string; readonly name: string; readonly kind: 'own' | 'commune' | Frame['kind'] }

/** A number with what one must know to read it, or why there is none; in words too, as pages say it. */
function readingJson(place: Place, reading: Reading, year: number | null) {
  if (reading.kind === 'missing') {
    const { reason } = reading
    return { ...place, year, value: null, marks: [], missing: reason, words: observatoryLabels.missingSentence[reason] }
  }
  const { value, flags } = reading
  const words = flags.map((flag) => observatoryLabels.flag[flag]).join(', ')
  return { ...place, year: reading.year, value, marks: [...flags], missing: null, words }
}

function figuresJson({ indicator, year, own, frames, dots, missingDots, series }: IndicatorFigures, here: Place) {
  const others = dots
    .filter(({ isOwn }) => isOwn)
    .map(({ code, name, value, flags }) => {
      const reading = { kind: 'value' as const, value, year: year ?? 0, flags }
      return readingJson({ code, name, kind: 'commune' }, reading, year)
    })
  const silent = missingDots.map(({ reason, ...place }) =>
    readingJson({ ...place, kind: 'commune' }, { kind: 'missing', reason }, year),
  )
  return {
    indicatorId: indicator.id,
    ...{ name: indicator.name, unit: indicator.unit, statisticalUnit: indicator.statisticalUnit },
    ...{ definition: indicator.definition, producer: indicator.producer, source: indicator.source },
    ...{ secrecyRule: indicator.secrecyRule, year },
    readings: [
      readingJson(here, own, year),
      ...frames.map(({ code, name, kind, reading }) => readingJson({ code, name, kind }, reading, year)),
      ...others.filter(({ code }) => code !== here.code),
    ],
    silentCommunes: silent,
    series: series.map((point) => ({ year: point.year, value: point.value })),
  }
}

type FiguresQuery = { readonly ctgId: string; readonly themeId: string; readonly partyId: string | null }

/**
 * What the page of a theme shows of its figures to who acts for this party; for nobody, the public ones and those shared with all.
 * @throws DomainError not-found for a theme of another CTG
 */
export async function listFigures(db: Reader, { ctgId, themeId, partyId }: FiguresQuery) {
  const scene = await loadScene(db, ctgId, themeId)
  const theme = foundById(scene.themes, themeId, 'diagnosis.theme-not-found')
  const figures = await withSeries(db, await readFigures(db, theme, scene), scene, {
    ...{ ctgId, themeId, actingPartyId: partyId ?? '' },
  })
  const [only, ...others] = scene.perimeter
  const here: Place = {
    ...(only && others.length === 0
      ? { code: only.code, name: only.name }
      : { code: figures?.whole?.code ?? '', name: territoryLabels.perimeter(scene.perimeter, figures?.whole) }),
    kind: 'own',
  }
  return (figures?.indicators ?? []).map((one) => figuresJson(one, here))
}
