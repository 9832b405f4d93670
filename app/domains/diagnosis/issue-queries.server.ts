/** What the pages of an issue read. */
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { found } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { issueMayFollow, issueStatuses, refusalToUpdateIssue } from './diagnosis.ts'
import { diagnosisPermissions } from './permissions.ts'
import { listFindings, listIssues } from './rows.server.ts'

/** Findings an issue may rest on: those of its theme first, then the others; withdrawn ones are left out. */
async function listFindingChoices({ db }: Pick<Context, 'db'>, ctgId: string, themeId: string) {
  const findings = (await listFindings(db, ctgId)).filter(({ status }) => status !== 'withdrawn')
  return [
    ...findings.filter((row) => row.themeId === themeId),
    ...findings.filter((row) => row.themeId !== themeId),
  ].map(({ id, number, title, kind }) => ({ id, number, title, kind }))
}

/** @throws DomainError not-found for a stranger or an issue of another CTG */
export async function getIssuePage({ db, actor }: Context, { ctgId, issueId }: { ctgId: string; issueId: string }) {
  requireMembership(actor, ctgId)
  const [[row], themes, history] = await Promise.all([
    listIssues(db, ctgId, { id: issueId }),
    listThemes(db, ctgId),
    listHistory(db, ctgId, { type: 'issue', id: issueId }),
  ])
  const issue = found(row, 'diagnosis.issue-not-found')
  const theme = found(
    themes.find(({ id }) => id === issue.themeId),
    'diagnosis.theme-not-found',
  )
  const mayWrite = allows(diagnosisPermissions.writeIssue, actor, { ctgId, themeId: issue.themeId })
  return {
    ctgId,
    issue,
    theme,
    history,
    mayWrite,
    mayUpdate: mayWrite && refusalToUpdateIssue(issue) === undefined,
    /** Statuses its group may give it now, without a decision. */
    nextStatuses: mayWrite ? issueStatuses.filter((next) => issueMayFollow[next].includes(issue.status)) : [],
    findingChoices: mayWrite ? await listFindingChoices({ db }, ctgId, issue.themeId) : [],
    mayWriteObjective: allows(diagnosisPermissions.writeObjective, actor, { ctgId }),
  }
}
export type IssuePageData = Awaited<ReturnType<typeof getIssuePage>>

/** @throws DomainError forbidden for a role that may not write issues here */
export async function getNewIssuePage({ db, actor }: Context, { ctgId, themeId }: { ctgId: string; themeId: string }) {
  requireRight(actor, diagnosisPermissions.writeIssue, { ctgId, themeId }, 'diagnosis.create-issue')
  const themes = await listThemes(db, ctgId)
  const theme = found(
    themes.find(({ id }) => id === themeId),
    'diagnosis.theme-not-found',
  )
  return { ctgId, theme, findingChoices: await listFindingChoices({ db }, ctgId, themeId) }
}
export type NewIssuePageData = Awaited<ReturnType<typeof getNewIssuePage>>
