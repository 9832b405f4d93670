/**
 * Findings and issues that come from the CTG before: proposals, on which nobody has said anything; and taken back. Called within
 * those acts. Rules: docs/rules/renewal.md §2, §4.
 */
import { sql } from 'kysely'
import { type AuditLine, recordAudits } from '#app/domains/audit/record-audit.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { takeNumbers } from '#app/kernel/numbering.server.ts'
import { requireRight } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { FindingKind } from './diagnosis.ts'
import { diagnosisPermissions } from './permissions.ts'

export type CarriedFinding = {
  readonly formerId: string
  readonly themeId: string
  readonly kind: FindingKind
  readonly title: string
  readonly text: string
}

const lineOf =
  (kind: 'finding' | 'issue', formerCtgId: string) =>
  (row: CarriedLine): AuditLine => ({
    action: `${kind}.carried`,
    subject: { type: kind, id: row.id },
    ctgId: row.ctg_id,
    detail: { number: row.number, title: row.title, formerCtgId },
  })
type CarriedLine = {
  readonly id: string
  readonly ctg_id: string
  readonly number: number
  readonly title: string
}

/**
 * Proposed for the party one acts for, without their figures nor the positions given then. No mail asks for a position: the page of
 * each says it is to be read again. @returns the id of each, in the same order @throws DomainError forbidden
 */
export async function addCarriedFindings(
  work: Work,
  { ctgId, formerCtgId }: { readonly ctgId: string; readonly formerCtgId: string },
  findings: readonly CarriedFinding[],
): Promise<readonly string[]> {
  requireRight(work.actor, diagnosisPermissions.proposeFinding, { ctgId }, 'diagnosis.propose-finding')
  if (findings.length === 0) return []
  const { partyId } = requireMembership(work.actor, ctgId)
  const first = await takeNumbers(work, ctgId, 'finding', findings.length)
  const rows = findings.map(({ themeId, kind, title, text }, index) => ({
    ...{ ctg_id: ctgId, id: work.newId(), number: first + index, theme_id: themeId, kind, title, text },
    ...{
      status: 'proposed' as const,
      proposed_by_party_id: partyId,
      proposed_by: work.actor.name,
      created_at: work.at,
    },
  }))
  await work.tx.insertInto('finding').values(rows).execute()
  await recordAudits(work, rows.map(lineOf('finding', formerCtgId)))
  return rows.map(({ id }) => id)
}

export type CarriedIssue = {
  readonly formerId: string
  readonly themeId: string
  readonly title: string
  readonly argument: string
  readonly publics: string
  /** Of this CTG. */
  readonly findingIds: readonly string[]
}

/** To be debated again, whatever the copil of then retained; without rank. @returns the id of each @throws DomainError forbidden */
export async function addCarriedIssues(
  work: Work,
  { ctgId, formerCtgId }: { readonly ctgId: string; readonly formerCtgId: string },
  issues: readonly CarriedIssue[],
): Promise<readonly string[]> {
  requireRight(work.actor, diagnosisPermissions.writeIssue, { ctgId }, 'diagnosis.create-issue')
  if (issues.length === 0) return []
  const first = await takeNumbers(work, ctgId, 'issue', issues.length)
  const rows = issues.map(({ themeId, title, argument, publics }, index) => ({
    ...{ ctg_id: ctgId, id: work.newId(), number: first + index, theme_id: themeId, title, argument, publics },
    status: 'to-debate' as const,
  }))
  await work.tx.insertInto('issue').values(rows).execute()
  const ties = issues.flatMap(({ findingIds }, index) =>
    [...new Set(findingIds)].map((findingId) => ({
      ...{ ctg_id: ctgId, issue_id: rows[index]?.id ?? '', finding_id: findingId },
    })),
  )
  if (ties.length > 0) await work.tx.insertInto('issue_finding').values(ties).execute()
  await recordAudits(work, rows.map(lineOf('issue', formerCtgId)))
  return rows.map(({ id }) => id)
}

type Carried = { readonly ctgId: string; readonly ids: readonly string[] }

/** Those nobody changed since. @returns ids of those that are gone @throws a violation of a foreign key when something rests on one */
export async function removeCarriedFindings({ tx, actor }: Work, { ctgId, ids }: Carried): Promise<readonly string[]> {
  requireRight(actor, diagnosisPermissions.proposeFinding, { ctgId }, 'diagnosis.propose-finding')
  const removed = await tx
    .deleteFrom('finding')
    .where('ctg_id', '=', ctgId)
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .where('version', '=', 1)
    .where('status', '=', 'proposed')
    .returning('id')
    .execute()
  return removed.map(({ id }) => id)
}

/** The same of issues, with what tied them to findings. */
export async function removeCarriedIssues({ tx, actor }: Work, { ctgId, ids }: Carried): Promise<readonly string[]> {
  requireRight(actor, diagnosisPermissions.writeIssue, { ctgId }, 'diagnosis.create-issue')
  const same = await rowsOf(tx, 'issue', { ctg_id: ctgId, version: 1, status: 'to-debate' })
    .select(['id'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .forUpdate()
    .execute()
  const goneIds = same.map(({ id }) => id)
  if (goneIds.length === 0) return []
  await tx.deleteFrom('issue_finding').where('ctg_id', '=', ctgId).where('issue_id', 'in', goneIds).execute()
  await tx.deleteFrom('issue').where('ctg_id', '=', ctgId).where('id', 'in', goneIds).execute()
  return goneIds
}
