/** A CTG with one of everything, for tests that ask the same of every command. Rows are written directly. */
import type { Database } from '#app/kernel/database.server.ts'
import { makeLinkToken } from '#app/kernel/link-token.server.ts'
import { givenAccountLink, givenAddressLink } from './account-link-fixture.server.ts'
import { givenAmendment, givenTermination } from './amendment-fixture.server.ts'
import { atOnce } from './at-once.server.ts'
import { insertComments } from './comments-fixture.server.ts'
import { emailOf, givenCtg, testInstant } from './ctg-fixture.server.ts'
import { insertEvaluation } from './evaluation-fixture.server.ts'
import { insertEvaluationReport } from './evaluation-report-fixture.server.ts'
import { insertFacilities } from './facilities-fixture.server.ts'
import { insertAnnexes, insertConvention, insertSigning, insertSppe } from './full-convention.server.ts'
import { insertDiagnosis, insertSharedData } from './full-diagnosis.server.ts'
import { insertCampaign, insertNotice, insertWorkshop } from './full-followup.server.ts'
import { insertGovernance, insertInvitation, insertSetting } from './full-governance.server.ts'
import { type Ctg, type Ids, newIds } from './full-ids.ts'
import { insertPlan } from './full-plan.server.ts'
import { givenLink } from './link-fixture.server.ts'
import { givenPublicPage, publicContent } from './portal-fixture.server.ts'
import { givenDataLink } from './privacy-fixture.server.ts'
import { givenLinkedSoftware } from './software-fixture.server.ts'
import { insertSurveys } from './surveys-fixture.server.ts'
import { givenTalkedText } from './text-fixture.server.ts'

export { addressIds } from './full-ids.ts'

export type FullCtg = Awaited<ReturnType<typeof givenFullCtg>>

export async function givenFullCtg(db: Database) {
  const ctg = await givenCtg(db)
  const ids = { ...newIds(), ...(await givenTalkedText(db, ctg)) }
  const { caf, town, early, actors } = ctg
  const secrets = await atOnce(db, (rows) => insertAll(rows, ctg, ids))
  return {
    ...ctg,
    ...secrets,
    ids,
    partyId: town.id,
    cafPartyId: caf.id,
    themeId: early.id,
    leadPersonId: actors.lead.personId,
  }
}

/** @returns the secrets of its links and codes */
async function insertAll(db: Database, ctg: Ctg, ids: Ids) {
  const { ctgId, actors } = ctg
  await insertSetting(db, ctg, ids)
  await insertGovernance(db, ctg, ids)
  await insertDiagnosis(db, ctg, ids)
  await insertSharedData(db, ctg, ids)
  await insertFacilities(db, { ctgId, facilityId: ids.facility, facilityImportId: ids.facilityImport })
  const surveyToken = await insertSurveys(db, { ctgId, ids, personId: actors.townCoordinator.personId })
  await insertPlan(db, ctg, ids)
  await db
    .insertInto('library_sheet')
    .values({ ctg_id: ctgId, action_id: ids.action, offered_by: 'Jeanne Tulle', offered_at: testInstant })
    .execute()
  await insertConvention(db, ctg, ids)
  await insertAnnexes(db, ctg, ids)
  await givenAmendment(db, ctg, { id: ids.amendment })
  await givenTermination(db, ctg, ids.termination)
  const signingToken = await insertSigning(db, ctg, ids)
  await insertSppe(db, ctg, ids)
  const document = { key: ids.file, title: 'Convention signée', mediaType: 'application/pdf', sizeBytes: 10 }
  await givenPublicPage(db, ctg, { content: publicContent({ documents: [{ ...document, sha256: 'a'.repeat(64) }] }) })
  await insertEvaluation(db, {
    ...{ ctgId, partyIds: [ctg.caf.id, ctg.town.id], evaluationId: ids.evaluation, questionId: ids.evaluationQuestion },
    ...{ conditionId: ids.evaluationCondition, decisionId: ids.decision, objectiveId: ids.objective },
  })
  const report = { evaluationId: ids.evaluation, reportId: ids.evaluationReport, fileId: ids.file }
  await insertEvaluationReport(db, { ctgId, ...report })
  await insertCampaign(db, ctg, ids)
  const workshopCode = await insertWorkshop(db, ctg, ids)
  const dataToken = await givenDataLink(db)
  const publicToken = await insertComments(db, { ...ids, ctgId, partyId: ctg.town.id })
  const unsubscribeSecret = await insertNotice(db, ctg, ids)
  const invitationToken = await insertInvitation(db, ctg, ids)
  const { personId } = actors.townCoordinator
  const owner = { personId, email: emailOf(personId) }
  const signInToken = await givenAccountLink(db, 'sign-in', owner)
  const passwordToken = await givenAccountLink(db, 'password', owner)
  const addressToken = await givenAddressLink(db, personId)
  const feedToken = makeLinkToken()
  await db.insertInto('calendar_feed').values({ person_id: personId, token: feedToken, made_at: testInstant }).execute()
  await db
    .insertInto('ctg_counter')
    .values(
      (['decision', 'finding', 'issue', 'action', 'convention-version'] as const).map((kind) => ({
        ctg_id: ctgId,
        kind,
        last_number: 1,
      })),
    )
    .execute()
  await db
    .insertInto('ctg_archive')
    .values({
      ...{
        ctg_id: ctgId,
        id: ids.archive,
        kind: 'whole',
        state: 'ready',
        progress_percent: 100,
        requested_by: 'Jeanne Tulle',
      },
      ...{ requested_at: testInstant, asked_at: testInstant, made_at: testInstant, expires_at: new Date('2999-01-01') },
      ...{ manifest_fingerprint: 'b'.repeat(64), file_sha256: 'a'.repeat(64), size_bytes: 10 },
    })
    .execute()
  const link = await givenLink(db, ctgId, { actionIds: [ids.action] })
  const software = await givenLinkedSoftware(db, ctgId)
  return {
    ...{ link, software, unsubscribeSecret, invitationToken, publicToken, dataToken },
    ...{ signInToken, passwordToken, addressToken, feedToken, workshopCode, signingToken, surveyToken },
  }
}
