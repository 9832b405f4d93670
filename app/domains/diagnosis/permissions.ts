/** Rights of the diagnosis slice, by command. Pure. Rules: docs/rules/accounts.md §3, docs/rules/diagnosis.md §8. */
import { type Actor, membershipIn } from '#app/kernel/actor.ts'
import { allows, coordinators, everyRole, type Permission, type Thing } from '#app/kernel/permission.ts'

const leading = ['coordinator', 'cooperation-officer'] as const
const writing = ['coordinator', 'cooperation-officer', 'contributor'] as const

export const diagnosisPermissions = {
  read: { roles: everyRole, bounds: 'ctg' },
  writeReading: { roles: leading, bounds: 'own-party' },
  writeChapter: { roles: writing, bounds: 'own-theme' },
  askReading: { roles: leading, bounds: 'own-theme' },
  addTestimony: { roles: writing, bounds: 'own-theme' },
  /** And only for the team of the survey. */
  quoteSurvey: { roles: writing, bounds: 'own-theme' },
  removeTestimony: { roles: writing, bounds: 'own-party' },
  proposeFinding: { roles: writing, bounds: 'own-theme' },
  updateFinding: { roles: writing, bounds: 'own-theme' },
  contestDraft: coordinators,
  withdrawFinding: { roles: writing, bounds: 'own-party' },
  givePosition: { roles: ['coordinator', 'body-member'], bounds: 'own-party' },
  writeIssue: { roles: leading, bounds: 'own-theme' },
  notRetainIssue: coordinators,
  scoreIssues: { roles: ['coordinator', 'body-member'], bounds: 'own-party' },
  proposeIssueRanks: coordinators,
  writeAxis: { roles: leading, bounds: 'ctg' },
  writeObjective: { roles: leading, bounds: 'ctg' },
  createReferenceGroup: { roles: leading, bounds: 'ctg' },
  removeReferenceGroup: { roles: leading, bounds: 'ctg' },
} as const satisfies Record<string, Permission>

/** The party one acts for and, for an officer or a contributor attached to a theme, on that theme only. */
export const allowsOwnWords = (permission: Permission, actor: Actor, thing: Thing): boolean =>
  allows(permission, actor, thing) && allows({ roles: permission.roles, bounds: 'own-theme' }, actor, thing)

type Reading = {
  readonly ctgId: string
  readonly themeId: string
  readonly partyId: string
  readonly isSignatory: boolean
}

/** Why she does not write the reading of this party; undefined when she may. Its form, its page and its text ask this one function. */
export function barToWritingReading(actor: Actor, reading: Reading): 'forbidden' | 'reading-not-signatory' | undefined {
  if (!allowsOwnWords(diagnosisPermissions.writeReading, actor, reading)) return 'forbidden'
  return reading.isSignatory ? undefined : 'reading-not-signatory'
}

type ProposedFinding = { readonly ctgId: string; readonly themeId: string; readonly proposedByPartyId: string }

/** A contributor corrects what her own party proposed; those who lead the theme, any. */
export function canUpdateFinding(actor: Actor, finding: ProposedFinding): boolean {
  if (!allows(diagnosisPermissions.updateFinding, actor, finding)) return false
  const membership = membershipIn(actor, finding.ctgId)
  return membership?.role !== 'contributor' || membership.partyId === finding.proposedByPartyId
}
