/** What the page of a question of the evaluation reads of its workshops, and a new workshop of its question. Rules: docs/rules/evaluation.md §9. */
import { sql } from 'kysely'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { workshopPermissions } from './permissions.ts'

type QuestionKey = { readonly ctgId: string; readonly questionId: string }

/** With the theme it looks at, when it looks at a single one. */
export async function findAskedQuestion(db: Reader, { ctgId, questionId }: QuestionKey) {
  const { rows } = await sql<{ readonly id: string; readonly text: string; readonly themeId: string | null }>`
    select question.id, question.text, (
      select min(theme_id::text) from (
        select axis.theme_id from evaluation_question_objective as aimed
        join objective on objective.ctg_id = aimed.ctg_id and objective.id = aimed.objective_id
        join axis on axis.ctg_id = objective.ctg_id and axis.id = objective.axis_id
        where aimed.ctg_id = ${ctgId} and aimed.question_id = question.id
        union
        select action.theme_id from evaluation_question_action as aimed
        join action on action.ctg_id = aimed.ctg_id and action.id = aimed.action_id
        where aimed.ctg_id = ${ctgId} and aimed.question_id = question.id
      ) as aimed having count(*) = 1) as "themeId"
    from evaluation_question as question where question.ctg_id = ${ctgId} and question.id = ${questionId}`.execute(db)
  return rows[0]
}

type WorkshopOfQuestion = {
  readonly id: string
  readonly question: string
  readonly openedAt: Date
  readonly isOpen: boolean
  readonly opinionCount: number
}

/** The latest first, 20 at most. @throws DomainError not-found for a stranger */
export async function getQuestionWorkshops({ db, actor }: Context, { ctgId, questionId }: QuestionKey) {
  requireMembership(actor, ctgId)
  const { rows } = await sql<WorkshopOfQuestion>`
    select workshop.id, workshop.question, workshop.opened_at as "openedAt", workshop.closed_at is null as "isOpen",
      (select count(*)::int from proposal where proposal.ctg_id = ${ctgId} and proposal.workshop_id = workshop.id
        and proposal.level is not null) as "opinionCount"
    from workshop where workshop.ctg_id = ${ctgId} and workshop.evaluation_question_id = ${questionId}
    order by workshop.opened_at desc, workshop.id limit 20`.execute(db)
  const themes = await listThemes(db, ctgId)
  return {
    ...{ ctgId, questionId, workshops: rows },
    mayLead: themes.some(({ id }) => allows(workshopPermissions.lead, actor, { ctgId, themeId: id })),
  }
}
export type QuestionWorkshops = Awaited<ReturnType<typeof getQuestionWorkshops>>
