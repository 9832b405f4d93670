/** What the pages of an issue read. */
import { listHistory } from '#app/domains/audit/queries.server.ts'
import { listThemes } from '#app/domains/ctg/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { foundById } from '#app/kernel/errors.ts'
import { allows, requireRight } from '#app/kernel/permission.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { loadRankedIssues } from './board-queries.server.ts'
import { issueMayFollow, issueStatuses, refusalOnceSettled, refusalToUpdateIssue } from './diagnosis.ts'
import { rankedParties } from './issues-board.ts'
import { diagnosisPermissions } from './permissions.ts'
import { listFindings } from './rows.server.ts'

/** Findings an issue may rest on: those of its theme first, then the others; withdrawn ones are left out. */
async function listFindingChoices({ db }: Pick<Context, 'db'>, ctgId: string, themeId: string) {
  const findings = (await listFindings(db, ctgId)).filter(({ status }) => status !== 'withdrawn')
  return [
    ...findings.filter((row) => row.themeId === themeId),
    ...findings.filter((row) => row.themeId !== themeId),
  ].map(({ id, number, title, kind }) => ({ id, number, title, kind }))
}

type IssueKey = { readonly ctgId: string; readonly issueId: string }

/** Decisions of a copil that are about the issue, the latest first. */
export const listCopilDecisionsOn = (db: Reader, { ctgId, issueId }: IssueKey) =>
  db
    .selectFrom('decision_subject as subject')
    .innerJoin('decision', sameCtg('decision.id', 'subject.decision_id'))
    .innerJoin('meeting', sameCtg('meeting.id', 'decision.meeting_id'))
    .innerJoin('body', sameCtg('body.id', 'meeting.body_id'))
    .select(['decision.id', 'decision.number', 'decision.decided_on as decidedOn', 'decision.text'])
    .where('subject.ctg_id', '=', ctgId)
    .where('subject.subject_type', '=', 'issue')
    .where('subject.subject_id', '=', issueId)
    .where('body.kind', '=', 'copil')
    .orderBy('decision.number', 'desc')
    .limit(20)
    .execute()

/** Who said not to retain it, and why; the first first. */
const listRefusals = (db: Reader, { ctgId, issueId }: IssueKey) =>
  db
    .selectFrom('issue_refusal as given')
    .innerJoin('party', sameCtg('party.id', 'given.party_id'))
    .leftJoin('decision', sameCtg('decision.id', 'given.decision_id'))
    .select(['party.id as partyId', 'party.short_name as partyName', 'given.person_name as personName'])
    .select(['given.reason', 'given.given_at as givenAt', 'decision.number', 'decision.decided_on as decidedOn'])
    .where('given.ctg_id', '=', ctgId)
    .where('given.issue_id', '=', issueId)
    .orderBy('given.given_at')
    .orderBy('party.position')
    .execute()

/** @throws DomainError not-found for a stranger or an issue of another CTG */
export async function getIssuePage(context: Context, { ctgId, issueId }: IssueKey) {
  const { db, actor } = context
  const { partyId } = requireMembership(actor, ctgId)
  const [{ issues, scores, parties }, themes, history, refusals, decisions] = await Promise.all([
    loadRankedIssues(db, ctgId, todayIn(context, ctgId)),
    listThemes(db, ctgId),
    listHistory(db, ctgId, { type: 'issue', id: issueId }),
    listRefusals(db, { ctgId, issueId }),
    listCopilDecisionsOn(db, { ctgId, issueId }),
  ])
  const issue = foundById(issues, issueId, 'diagnosis.issue-not-found')
  const theme = foundById(themes, issue.themeId, 'diagnosis.theme-not-found')
  const mayWrite = allows(diagnosisPermissions.writeIssue, actor, { ctgId, themeId: issue.themeId })
  return {
    ctgId,
    issue,
    theme,
    history,
    ranked: rankedParties(parties, issues, scores),
    mayWrite,
    mayUpdate: mayWrite && refusalToUpdateIssue(issue) === undefined,
    /** Statuses its group may give it now, without a decision. */
    nextStatuses: mayWrite ? issueStatuses.filter((next) => issueMayFollow[next].includes(issue.status)) : [],
    refusals: issue.status === 'retained' ? [] : refusals,
    /** Those an act not to retain it may rest on. */
    decisions,
    mayNotRetain:
      allows(diagnosisPermissions.notRetainIssue, actor, { ctgId }) && refusalOnceSettled(issue) === undefined,
    hasRefused: refusals.some((one) => one.partyId === partyId),
    findingChoices: mayWrite ? await listFindingChoices({ db }, ctgId, issue.themeId) : [],
    mayWriteObjective: allows(diagnosisPermissions.writeObjective, actor, { ctgId }),
  }
}
export type IssuePageData = Awaited<ReturnType<typeof getIssuePage>>

/** @throws DomainError forbidden for a role that may not write issues here */
export async function getNewIssuePage({ db, actor }: Context, { ctgId, themeId }: { ctgId: string; themeId: string }) {
  requireRight(actor, diagnosisPermissions.writeIssue, { ctgId, themeId }, 'diagnosis.create-issue')
  const themes = await listThemes(db, ctgId)
  const theme = foundById(themes, themeId, 'diagnosis.theme-not-found')
  return { ctgId, theme, findingChoices: await listFindingChoices({ db }, ctgId, themeId) }
}
export type NewIssuePageData = Awaited<ReturnType<typeof getNewIssuePage>>
