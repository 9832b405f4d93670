/** From a refusal's code to its French sentence: one table, filled by the slices' labels. */
import { accountRefusals } from '#app/domains/accounts/labels.fr.ts'
import { amendmentRefusals } from '#app/domains/amendments/labels.fr.ts'
import { apiRefusals } from '#app/domains/api/labels.fr.ts'
import { archivesRefusals } from '#app/domains/archives/labels.fr.ts'
import { campaignRefusals } from '#app/domains/campaigns/labels.fr.ts'
import { linkRefusalSentences } from '#app/domains/campaigns/link/labels.fr.ts'
import { commentRefusals } from '#app/domains/comments/refusal-labels.fr.ts'
import { conventionRefusals } from '#app/domains/convention/labels.fr.ts'
import { ctgRefusals } from '#app/domains/ctg/labels.fr.ts'
import { depositsRefusals } from '#app/domains/deposits/labels.fr.ts'
import { diagnosisRefusals } from '#app/domains/diagnosis/labels.fr.ts'
import { documentsRefusals } from '#app/domains/documents/labels.fr.ts'
import { uploadRefusals } from '#app/domains/documents/upload-labels.fr.ts'
import { packRefusals } from '#app/domains/dossiers/labels.fr.ts'
import { evaluationRefusals } from '#app/domains/evaluation/labels.fr.ts'
import { reportRefusals } from '#app/domains/evaluation/report/labels.fr.ts'
import { facilitiesRefusals } from '#app/domains/facilities/labels.fr.ts'
import { followupRefusals } from '#app/domains/followup/labels.fr.ts'
import { governanceRefusals } from '#app/domains/governance/labels.fr.ts'
import { guidesRefusals } from '#app/domains/guides/labels.fr.ts'
import { instanceRefusals } from '#app/domains/instance/labels.fr.ts'
import { journeyRefusals } from '#app/domains/journey/labels.fr.ts'
import { libraryRefusals } from '#app/domains/library/labels.fr.ts'
import { invitationRefusals } from '#app/domains/meetings/invitations/labels.fr.ts'
import { meetingRefusals } from '#app/domains/meetings/labels.fr.ts'
import { noticeRefusals } from '#app/domains/notices/labels.fr.ts'
import { planRefusals } from '#app/domains/plan/labels.fr.ts'
import { exportRefusals } from '#app/domains/plan-files/export/labels.fr.ts'
import { importRefusals } from '#app/domains/plan-files/import/labels.fr.ts'
import { savedViewRefusals } from '#app/domains/plan-list/saved-view-labels.fr.ts'
import { cellRefusals } from '#app/domains/plan-table/cells/labels.fr.ts'
import { treeRefusals } from '#app/domains/plan-tree/labels.fr.ts'
import { portalRefusals } from '#app/domains/portal/labels.fr.ts'
import { portfolioRefusals } from '#app/domains/portfolio/labels.fr.ts'
import { privacyRefusals } from '#app/domains/privacy/labels.fr.ts'
import { carryRefusals } from '#app/domains/renewal/labels.fr.ts'
import { renewalRefusals } from '#app/domains/renewal/renewal-labels.fr.ts'
import { signingRefusals } from '#app/domains/signing/labels.fr.ts'
import { snapshotRefusals } from '#app/domains/snapshots/labels.fr.ts'
import { sourcesRefusals } from '#app/domains/sources/labels.fr.ts'
import { sppeRefusals } from '#app/domains/sppe/labels.fr.ts'
import { surveysRefusals } from '#app/domains/surveys/labels.fr.ts'
import { workshopRefusals } from '#app/domains/workshops/labels.fr.ts'
import { writingRefusals } from '#app/domains/writing/labels.fr.ts'
import { talkRefusals } from '#app/domains/writing/talk/labels.fr.ts'
import type { DomainError, RefusalKind } from '#app/kernel/errors.ts'
import { mailLimitRefusals } from '#app/kernel/mail-limits.ts'
import { refusalLabels } from './refusal-labels.fr.ts'

const sentences: Readonly<Record<string, string>> = {
  ...accountRefusals,
  ...writingRefusals,
  ...talkRefusals,
  ...journeyRefusals,
  ...ctgRefusals,
  ...governanceRefusals,
  ...meetingRefusals,
  ...invitationRefusals,
  ...diagnosisRefusals,
  ...depositsRefusals,
  ...facilitiesRefusals,
  ...surveysRefusals,
  ...conventionRefusals,
  ...amendmentRefusals,
  ...commentRefusals,
  ...signingRefusals,
  ...guidesRefusals,
  ...libraryRefusals,
  ...portfolioRefusals,
  ...instanceRefusals,
  ...privacyRefusals,
  ...sppeRefusals,
  ...evaluationRefusals,
  ...reportRefusals,
  ...documentsRefusals,
  ...uploadRefusals,
  ...journeyRefusals,
  ...planRefusals,
  ...savedViewRefusals,
  ...treeRefusals,
  ...exportRefusals,
  ...importRefusals,
  ...carryRefusals,
  ...renewalRefusals,
  ...cellRefusals,
  ...followupRefusals,
  ...packRefusals,
  ...snapshotRefusals,
  ...campaignRefusals,
  ...linkRefusalSentences,
  ...workshopRefusals,
  ...noticeRefusals,
  ...sourcesRefusals,
  ...portalRefusals,
  ...apiRefusals,
  ...archivesRefusals,
  ...mailLimitRefusals,
  'attempts.at-once': refusalLabels.tooManyAtOnce,
  'request.key-reused': refusalLabels.requestReused,
  'request.page-of-other': refusalLabels.pageOfOther,
  'database.silent': refusalLabels.databaseSilent,
}

const byKind: Readonly<Record<RefusalKind, string>> = {
  'not-found': refusalLabels.notFound,
  forbidden: refusalLabels.forbidden,
  conflict: refusalLabels.conflict,
  invalid: refusalLabels.invalid,
  unavailable: refusalLabels.unavailable,
  'too-large': refusalLabels.tooHeavy,
  'too-many': refusalLabels.tooManyTries,
}

/** Every code that has its own sentence; a test looks for codes thrown without one. */
export const knownRefusals: ReadonlySet<string> = new Set(Object.keys(sentences))

export const refusalSentence = ({ code, kind }: Pick<DomainError, 'code' | 'kind'>): string =>
  sentences[code] ?? byKind[kind]
