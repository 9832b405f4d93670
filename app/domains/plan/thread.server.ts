/** The thread above an action: elements → finding → issue → objective → decision. One statement. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { ActionKey } from './store.server.ts'

export type ThreadFinding = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly figureCount: number
  readonly testimonyCount: number
}

export type ThreadOfObjective = {
  readonly objectiveId: string
  readonly objectiveTitle: string
  readonly indicatorId: string | null
  readonly issue: {
    readonly id: string
    readonly number: number
    readonly title: string
    readonly isRetained: boolean
    readonly themeId: string
  } | null
  readonly findings: readonly ThreadFinding[]
}

export type ThreadDecision = {
  readonly id: string
  readonly number: number
  readonly text: string
  readonly decidedOn: string
}

export type Thread = {
  readonly objectives: readonly ThreadOfObjective[]
  /** Decisions about the action itself, the latest first. */
  readonly decisions: readonly ThreadDecision[]
}

const askThread = compileOnce((_db, slot: SlotOf<ActionKey>) => {
  const ctg = slot('ctgId')
  return sql<Thread>`
    select
      coalesce((
        select json_agg(json_build_object(
          'objectiveId', objective.id,
          'objectiveTitle', objective.title,
          'indicatorId', objective.indicator_id,
          'issue', case when issue.id is null then null else json_build_object(
            'id', issue.id, 'number', issue.number, 'title', issue.title,
            'isRetained', issue.status = 'retained', 'themeId', issue.theme_id) end,
          'findings', coalesce((
            select json_agg(json_build_object(
              'id', finding.id, 'number', finding.number, 'title', finding.title,
              'figureCount', (select count(*) from finding_figure where finding_figure.ctg_id = ${ctg}
                and finding_figure.finding_id = finding.id),
              'testimonyCount', (select count(*) from finding_testimony where finding_testimony.ctg_id = ${ctg}
                and finding_testimony.finding_id = finding.id)) order by finding.number)
            from issue_finding
            join finding on finding.ctg_id = issue_finding.ctg_id and finding.id = issue_finding.finding_id
            where issue_finding.ctg_id = ${ctg} and issue_finding.issue_id = issue.id
              and finding.status <> 'withdrawn'), '[]')
        ) order by objective.position)
        from action_objective
        join objective on objective.ctg_id = action_objective.ctg_id and objective.id = action_objective.objective_id
        left join issue on issue.ctg_id = objective.ctg_id and issue.id = objective.issue_id
        where action_objective.ctg_id = ${ctg} and action_objective.action_id = ${slot('actionId')}
      ), '[]') as objectives,
      coalesce((
        select json_agg(json_build_object(
          'id', decision.id, 'number', decision.number, 'text', decision.text, 'decidedOn', decision.decided_on
        ) order by decision.decided_on desc, decision.number desc)
        from decision_subject
        join decision on decision.ctg_id = decision_subject.ctg_id and decision.id = decision_subject.decision_id
        where decision_subject.ctg_id = ${ctg} and decision_subject.subject_type = 'action'
          and decision_subject.subject_id = ${slot('actionId')}
      ), '[]') as decisions`
})

/** Empty lists where the thread is cut: the page says where, and leads to the act that ties it. */
export async function getThread(db: Reader, key: ActionKey): Promise<Thread> {
  const [thread] = await askThread(db, key)
  return thread ?? { objectives: [], decisions: [] }
}
