/** What the pages of axes and objectives read. */
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { listMemberSeries } from '#app/domains/deposits/queries.server.ts'
import type { FrozenReading } from '#app/domains/observatory/frozen-reading.ts'
import { getReading } from '#app/domains/observatory/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'

import { found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'

import type { Context } from '#app/kernel/transaction.server.ts'
import { inTreeOrder } from './objective.ts'
import { diagnosisPermissions } from './permissions.ts'
import { coverageIndicatorId } from './projection.ts'
import { type Projection, readProjectionOf } from './projection-queries.server.ts'
import { listObjectiveRows } from './rows.server.ts'
import { listAxisRows } from './store.server.ts'
import { findMainTerritory } from './territory.server.ts'

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

/** What an objective may be placed under, answer, and be measured by; indicators by theme, then by name. */
async function listObjectiveChoices(db: Reader, ctgId: string) {
  const [axes, issues, indicators, series] = await Promise.all([
    listAxisRows(db, ctgId),
    db
      .selectFrom('issue')
      .select(['id', 'number', 'title', 'theme_id as themeId'])
      .where('ctg_id', '=', ctgId)
      .where('status', '!=', 'not-retained')
      .orderBy('number')
      .limit(500)
      .execute(),
    db
      .selectFrom('indicator')
      .select(['id', 'name', 'theme', 'unit'])
      .orderBy('theme')
      .orderBy('position')
      .limit(500)
      .execute(),
    listMemberSeries(db, ctgId),
  ])
  return { axes: inTreeOrder(axes), issues, indicators, series }
}

/** @throws DomainError forbidden for a role that may not write objectives */
export async function getNewObjectivePage(
  { db, actor }: Context,
  { ctgId, issueId }: { ctgId: string; issueId?: string },
) {
  requireRight(actor, diagnosisPermissions.writeObjective, { ctgId }, 'diagnosis.create-objective')
  const choices = await listObjectiveChoices(db, ctgId)
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
  const [objectives, choices, history] = await Promise.all([
    listObjectiveRows(db, ctgId),
    listObjectiveChoices(db, ctgId),
    listHistory(db, ctgId, { type: 'objective', id: objectiveId }),
  ])
  const objective = found(
    objectives.find(({ id }) => id === objectiveId),
    'diagnosis.objective-not-found',
  )
  return {
    ctgId,
    objective,
    ...choices,
    history,
    ...(await readMeasure(db, ctgId, objective.indicatorId)),
    today: todayIn({ actor, at }, ctgId),
    mayWrite: allows(diagnosisPermissions.writeObjective, actor, { ctgId }),
  }
}
export type ObjectivePageData = Awaited<ReturnType<typeof getObjectivePage>>

type Measured = { readonly reading: FrozenReading | null; readonly projection: Projection | null }

/** Last known reading of the indicator that measures an objective, on the CTG's main territory; what follows if nothing changes. */
async function readMeasure(db: Reader, ctgId: string, indicatorId: string | null): Promise<Measured> {
  const territoryCode = indicatorId === null ? undefined : await findMainTerritory(db, ctgId)
  if (indicatorId === null || territoryCode === undefined) return { reading: null, projection: null }
  const [reading, projection] = await Promise.all([
    getReading(db, indicatorId, territoryCode),
    indicatorId === coverageIndicatorId ? readProjectionOf(db, ctgId, territoryCode) : null,
  ])
  return { reading, projection }
}
