/** The thread above an action: elements → finding → issue → objective → decision. One statement. */
import { sql } from 'kysely'
import { compileOnce, type SlotOf } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import type { ActionStatus } from '../plan.ts'
import type { ActionKey } from './store.server.ts'

export type ThreadFinding = {
  readonly id: string
  readonly number: number
  readonly title: string
  /** False while a party contests it or has not answered. */
  readonly isShared: boolean
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

/** A sheet of another CTG: the one that this one carries on (`isLater` false), or one that carries it on. */
export type CarryLink = {
  readonly ctgId: string
  readonly ctgName: string
  readonly id: string
  readonly code: string
  readonly title: string
  readonly isLater: boolean
  readonly status: ActionStatus
  readonly lastReportOn: string | null
  /** Last known value of each of its measures that has one. */
  readonly values: readonly {
    readonly name: string
    readonly unit: string
    readonly value: number
    readonly measuredOn: string
  }[]
}

export type Thread = {
  readonly objectives: readonly ThreadOfObjective[]
  /** Decisions about the action itself, the latest first. */
  readonly decisions: readonly ThreadDecision[]
  /** In the CTGs that the reader follows, the earliest first. */
  readonly carried: readonly CarryLink[]
}

type ThreadQuery = ActionKey & { readonly followedCtgIds: readonly string[] }

const askThread = compileOnce((_db, slot: SlotOf<ThreadQuery>) => {
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
              'isShared', finding.status = 'shared',
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
      ), '[]') as decisions,
      coalesce((
        select json_agg(json_build_object(
          'ctgId', other.ctg_id, 'ctgName', ctg.name, 'id', other.id, 'code', other.code, 'title', other.title,
          'isLater', other.carried_action_id is not distinct from own.id,
          'status', other.status, 'lastReportOn', other.last_report_on,
          'values', coalesce((
            select json_agg(json_build_object('name', measure.name, 'unit', measure.unit, 'value', reading.value,
              'measuredOn', reading.measured_on) order by measure.position)
            from action_measure as measure
            join lateral (
              select value, measured_on from measure_value
              where measure_value.ctg_id = measure.ctg_id and measure_value.measure_id = measure.id
              order by measured_on desc limit 1
            ) as reading on true
            where measure.ctg_id = other.ctg_id and measure.action_id = other.id), '[]')
        ) order by ctg.starts_on)
        from action as own
        join action as other on (other.ctg_id = own.carried_ctg_id and other.id = own.carried_action_id)
          or (other.carried_ctg_id = own.ctg_id and other.carried_action_id = own.id)
        join ctg on ctg.id = other.ctg_id
        where own.ctg_id = ${ctg} and own.id = ${slot('actionId')} and other.ctg_id = any(${slot('followedCtgIds')}::uuid[])
      ), '[]') as carried`
})

/**
 * Empty lists where the thread is cut: the page says where, and leads to the act that ties it.
 * @param followedCtgIds CTGs where the reader has a mandate
 */
export async function getThread(db: Reader, key: ActionKey, followedCtgIds: readonly string[]): Promise<Thread> {
  const [thread] = await askThread(db, { ...key, followedCtgIds })
  return thread ?? { objectives: [], decisions: [], carried: [] }
}
