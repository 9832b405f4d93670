/** Every command's row: a command without one fails test/every-command.server.test.ts. */
import { accountsRows } from './accounts.ts'
import { amendmentRows } from './amendments.ts'
import { apiRows } from './api.ts'
import { archivesRows } from './archives.ts'
import { bodiesRows } from './bodies.ts'
import { campaignRows } from './campaigns.ts'
import type { CommandRow } from './command-row.ts'
import { commentsRows } from './comments.ts'
import { conventionRows } from './convention.ts'
import { ctgRows } from './ctg.ts'
import { depositsRows } from './deposits.ts'
import { diagnosisRows } from './diagnosis.ts'
import { draftRows } from './drafts.ts'
import { evaluationRows } from './evaluation.ts'
import { evaluationReportRows } from './evaluation-report.ts'
import { facilitiesRows } from './facilities.ts'
import { followupRows } from './followup.ts'
import { governanceRows } from './governance.ts'
import { guidesRows } from './guides.ts'
import { instanceRows } from './instance.ts'
import { journeyRows } from './journey.ts'
import { libraryRows } from './library.ts'
import { noticesRows } from './notices.ts'
import { planRows } from './plan.ts'
import { portalRows } from './portal.ts'
import { portfolioRows } from './portfolio.ts'
import { privacyRows } from './privacy.ts'
import { renewalRows } from './renewal.ts'
import { sessionRows } from './sessions.ts'
import { signatoriesRows } from './signatories.ts'
import { signingRows } from './signing.ts'
import { sourcesRows } from './sources.ts'
import { sppeRows } from './sppe.ts'
import { surveysRows } from './surveys.ts'
import { takeUpRows } from './take-up.ts'
import { treeRows } from './tree.ts'
import { workshopRows } from './workshop.ts'
import { writingRows } from './writing.ts'

export const commandRows: Readonly<Record<string, CommandRow>> = {
  ...accountsRows,
  ...noticesRows,
  ...ctgRows,
  ...conventionRows,
  ...signatoriesRows,
  ...amendmentRows,
  ...sppeRows,
  ...evaluationRows,
  ...evaluationReportRows,
  ...bodiesRows,
  ...governanceRows,
  ...renewalRows,
  ...sessionRows,
  ...diagnosisRows,
  ...draftRows,
  ...depositsRows,
  ...facilitiesRows,
  ...surveysRows,
  ...planRows,
  ...treeRows,
  ...followupRows,
  ...campaignRows,
  ...journeyRows,
  ...takeUpRows,
  ...workshopRows,
  ...writingRows,
  ...apiRows,
  ...archivesRows,
  ...sourcesRows,
  ...portalRows,
  ...signingRows,
  ...commentsRows,
  ...libraryRows,
  ...guidesRows,
  ...portfolioRows,
  ...instanceRows,
  ...privacyRows,
}
