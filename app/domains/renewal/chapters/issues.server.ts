/** Issues and priorities that were not reached: to be debated again. Rules: docs/rules/renewal.md §2.6. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { diagnosisLabels } from '#app/domains/diagnosis/labels.fr.ts'
import { addCarriedIssues } from '#app/domains/diagnosis/steps.server.ts'
import { listMeasuredObjectives, type MeasuredObjective } from '#app/domains/dossiers/queries.server.ts'
import { loadPlanOutline } from '#app/domains/plan/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { verdictOf } from '../balance.ts'
import { isSameName } from '../find-again.ts'
import type { Offer } from '../renewal.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import { type Carried, type ChapterModule, type Scene, stateOf } from './scene.server.ts'

const longestList = 500

const listFormerIssues = (db: Reader, ctgId: string) =>
  rowsOf(db, 'issue', { ctg_id: ctgId })
    .select(['id', 'number', 'theme_id as themeId', 'title', 'argument', 'publics', 'status', 'priority_rank as rank'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('issue_finding')
          .select('finding_id as id')
          .where('issue_finding.ctg_id', '=', ctgId)
          .whereRef('issue_finding.issue_id', '=', 'issue.id'),
      ).as('findings'),
    )
    .where('status', '<>', 'not-retained')
    .orderBy('priority_rank', (order) => order.asc().nullsLast())
    .orderBy('number')
    .limit(longestList)
    .execute()

/** How many of the objectives that answer an issue reached their target, of those that can be judged. */
function judged(objectives: readonly MeasuredObjective[], issueId: string) {
  const verdicts = objectives
    .filter((one) => one.issueId === issueId)
    .map(({ isMeasurable, values }) => verdictOf(isMeasurable, values))
  const reached = verdicts.filter((verdict) => verdict === 'reached').length
  const missed = verdicts.filter((verdict) => verdict === 'not-reached').length
  return { total: verdicts.length, reached, missed }
}

async function list(db: Reader, scene: Scene): Promise<readonly Offer[]> {
  const { formerId, pairs, to } = scene
  const [issues, outline] = await Promise.all([listFormerIssues(db, formerId), loadPlanOutline(db, formerId)])
  const objectives = await listMeasuredObjectives(db, formerId, outline.objectives)
  return issues.map(({ id, number, themeId, title, status, rank }): Offer => {
    const theme = scene.from.themes.find((one) => one.id === themeId)?.name ?? ''
    const counts = judged(objectives, id)
    const same = to.issues.find((one) => isSameName(one.title, title))
    const state = stateOf(scene, id, same?.id)
    return {
      ...{ id, group: theme, title, isUsual: counts.reached === 0 || counts.reached < counts.total },
      notes: [
        t.issue(number, diagnosisLabels.issueStatus[status], rank),
        ...(counts.total === 0 ? [t.noObjective] : [t.objectivesReached(counts)]),
      ],
      ...state,
      ...(state.state === 'open' && !pairs.themes.has(themeId) && { state: { bar: t.noTheme(theme) } }),
    }
  })
}

async function write(work: Work, scene: Scene, ids: ReadonlySet<string>): Promise<readonly Carried[]> {
  const { ctgId, formerId, pairs, carried } = scene
  const rows = await listFormerIssues(work.tx, formerId)
  const issues = rows.flatMap(({ id, themeId, title, argument, publics, findings }) => {
    const theme = pairs.themes.get(themeId)
    if (!ids.has(id) || theme === undefined) return []
    const findingIds = findings.flatMap((finding) => carried.get(finding.id) ?? [])
    return [{ formerId: id, themeId: theme, title, argument, publics, findingIds }]
  })
  const itemIds = await addCarriedIssues(work, { ctgId, formerCtgId: formerId }, issues)
  return issues.map((one, index) => ({ kind: 'issue', formerId: one.formerId, itemId: itemIds[index] ?? '' }))
}

export const issuesChapter: ChapterModule = { list, write }
