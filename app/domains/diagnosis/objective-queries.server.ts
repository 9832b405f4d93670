/** What the pages of axes and objectives read. */
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { memberSeriesOf } from '#app/domains/deposits/queries.server.ts'
import { freeze } from '#app/domains/observatory/assemble-figures.ts'
import type { FrozenReading } from '#app/domains/observatory/frozen-reading.ts'
import { getReadingAt, getThemeFigures, selectPlace } from '#app/domains/observatory/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { inTreeOrder } from './objective.ts'
import { diagnosisPermissions } from './permissions.ts'
import { coverageIndicatorId, type Offer, readOffer } from './projection.ts'
import { listObjectiveRows } from './rows.server.ts'
import { listAxisRows, selectAxes, withLevelNames } from './store.server.ts'
import { mainTerritoryCode } from './territory.server.ts'

/** Axes in reading order with their objectives. */
export async function getObjectivesPage({ db, actor }: Context, ctgId: string) {
  requireMembership(actor, ctgId)
  const [axes, objectives, themes] = await Promise.all([
    listAxisRows(db, ctgId),
    listObjectiveRows(db, ctgId),
    listThemes(db, ctgId),
  ])
  return {
    ctgId,
    axes: inTreeOrder(axes).map((axis) => ({
      ...axis,
      objectives: objectives.filter(({ axisId }) => axisId === axis.id),
    })),
    themes,
    mayWriteAxis: allows(diagnosisPermissions.writeAxis, actor, { ctgId }),
    mayWriteObjective: allows(diagnosisPermissions.writeObjective, actor, { ctgId }),
  }
}
export type ObjectivesPageData = Awaited<ReturnType<typeof getObjectivesPage>>

/** What an objective may be placed under, answer, and be measured by, indicators by theme, then by name; where it is read. One statement. */
async function loadObjectiveChoices(db: Reader, ctgId: string) {
  const { axes, ...choices } = await db
    .selectNoFrom((eb) => [
      jsonArrayFrom(selectAxes(db, ctgId)).as('axes'),
      jsonArrayFrom(
        eb
          .selectFrom('issue')
          .select(['id', 'number', 'title', 'theme_id as themeId'])
          .where('ctg_id', '=', ctgId)
          .where('status', '!=', 'not-retained')
          .orderBy('number')
          .limit(500),
      ).as('issues'),
      jsonArrayFrom(
        eb
          .selectFrom('indicator')
          .select(['id', 'name', 'theme', 'unit'])
          .orderBy('theme')
          .orderBy('position')
          .limit(500),
      ).as('indicators'),
      memberSeriesOf(ctgId).as('series'),
      jsonObjectFrom(selectPlace(db, mainTerritoryCode(ctgId))).as('place'),
    ])
    .executeTakeFirstOrThrow()
  return { ...choices, axes: inTreeOrder(withLevelNames(axes)) }
}
type ObjectiveChoices = Awaited<ReturnType<typeof loadObjectiveChoices>>

/** @throws DomainError forbidden for a role that may not write objectives */
export async function getNewObjectivePage(
  { db, actor }: Context,
  { ctgId, issueId }: { ctgId: string; issueId?: string },
) {
  requireRight(actor, diagnosisPermissions.writeObjective, { ctgId }, 'diagnosis.create-objective')
  const { place: _place, ...choices } = await loadObjectiveChoices(db, ctgId)
  const issue = choices.issues.find(({ id }) => id === issueId)
  const axis = choices.axes.find(({ themeId }) => themeId !== null && themeId === issue?.themeId)
  return { ctgId, ...choices, issue: issue ?? null, axisId: axis?.id ?? choices.axes[0]?.id ?? null }
}
export type NewObjectivePageData = Awaited<ReturnType<typeof getNewObjectivePage>>

/** One objective, its measure read today. @throws DomainError not-found */
export async function getObjectivePage(
  { db, actor, at }: Context,
  { ctgId, objectiveId }: { ctgId: string; objectiveId: string },
) {
  requireMembership(actor, ctgId)
  const [objectives, { place, ...choices }, history] = await Promise.all([
    listObjectiveRows(db, ctgId),
    loadObjectiveChoices(db, ctgId),
    listHistory(db, ctgId, { type: 'objective', id: objectiveId }),
  ])
  const objective = foundById(objectives, objectiveId, 'diagnosis.objective-not-found')
  return {
    ctgId,
    objective,
    ...choices,
    history,
    ...(await readMeasure(db, objective.indicatorId, place)),
    today: todayIn({ actor, at }, ctgId),
    mayWrite: allows(diagnosisPermissions.writeObjective, actor, { ctgId }),
  }
}
export type ObjectivePageData = Awaited<ReturnType<typeof getObjectivePage>>

type Measured = { readonly reading: FrozenReading | null; readonly offer: Offer | null }

/** Last known reading of the indicator that measures an objective, where the CTG is read; of the coverage, the places and births too. */
async function readMeasure(
  db: Reader,
  indicatorId: string | null,
  place: ObjectiveChoices['place'],
): Promise<Measured> {
  if (indicatorId === null || place === null) return { reading: null, offer: null }
  if (indicatorId !== coverageIndicatorId) return { reading: await getReadingAt(db, indicatorId, place), offer: null }
  // The coverage is one of the figures that its offer is made of.
  const { code, departmentCode } = place
  const { indicators } = await getThemeFigures(db, {
    themeKey: 'petite-enfance',
    perimeterCodes: [code],
    departmentCode,
  })
  const coverage = indicators.find(({ indicator }) => indicator.id === coverageIndicatorId)
  return { reading: coverage ? freeze(coverage, place) : null, offer: readOffer(indicators) ?? null }
}
