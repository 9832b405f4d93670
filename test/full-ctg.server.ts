/** A CTG with one of everything, for tests that ask the same of every command. Rows are written directly. */

import { randomUUID } from 'node:crypto'
import { hashOfSecret } from '#app/domains/notices/store.server.ts'
import { anAction, aPlan } from '#app/domains/snapshots/plan-content.fixture.ts'
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { givenAccountLink, givenAddressLink } from './account-link-fixture.server.ts'
import { givenAmendment, givenTermination } from './amendment-fixture.server.ts'
import { atOnce } from './at-once.server.ts'
import { insertComments } from './comments-fixture.server.ts'
import { emailOf, givenCtg, testInstant } from './ctg-fixture.server.ts'
import { insertEvaluation } from './evaluation-fixture.server.ts'
import { insertEvaluationReport } from './evaluation-report-fixture.server.ts'
import { insertFacilities } from './facilities-fixture.server.ts'
import { insertAnnexes, insertConvention, insertSigning, insertSppe } from './full-convention.server.ts'
import { givenLink } from './link-fixture.server.ts'
import { givenPublicPage, publicContent, testAddress } from './portal-fixture.server.ts'
import { givenDataLink } from './privacy-fixture.server.ts'
import { givenLinkedSoftware } from './software-fixture.server.ts'
import { insertSurveys } from './surveys-fixture.server.ts'
import { givenTalkedText } from './text-fixture.server.ts'

export type FullCtg = Awaited<ReturnType<typeof givenFullCtg>>

const newIds = () => ({
  service: randomUUID(),
  area: randomUUID(),
  body: randomUUID(),
  seat: randomUUID(),
  meeting: randomUUID(),
  invitation: randomUUID(),
  agendaItem: randomUUID(),
  outcome: randomUUID(),
  backlogItem: randomUUID(),
  decision: randomUUID(),
  testimony: randomUUID(),
  referenceGroup: randomUUID(),
  finding: randomUUID(),
  /** Without a row until a test writes it. */
  draftOutcome: randomUUID(),
  issue: randomUUID(),
  axis: randomUUID(),
  objective: randomUUID(),
  emptyTheme: randomUUID(),
  emptyAxis: randomUUID(),
  emptyObjective: randomUUID(),
  action: randomUUID(),
  formerAction: randomUUID(),
  formerPlan: randomUUID(),
  renewalProposal: randomUUID(),
  step: randomUUID(),
  /** Without a row until a test writes it. */
  laterStep: randomUUID(),
  dependency: randomUUID(),
  actionFile: randomUUID(),
  means: randomUUID(),
  measure: randomUUID(),
  report: randomUUID(),
  correctiveAction: randomUUID(),
  file: randomUUID(),
  article: randomUUID(),
  conventionVersion: randomUUID(),
  articleTemplate: randomUUID(),
  coordinationPost: randomUUID(),
  cofList: randomUUID(),
  amendment: randomUUID(),
  termination: randomUUID(),
  signingLink: randomUUID(),
  signedCopy: randomUUID(),
  proofFile: randomUUID(),
  milestone: randomUUID(),
  linkedPlan: randomUUID(),
  planImport: randomUUID(),
  planBatch: randomUUID(),
  savedView: randomUUID(),
  campaign: randomUUID(),
  recipient: randomUUID(),
  campaignDate: randomUUID(),
  planSnapshot: randomUUID(),
  dossier: randomUUID(),
  notice: randomUUID(),
  workshop: randomUUID(),
  workshopGroup: randomUUID(),
  proposal: randomUUID(),
  dataset: randomUUID(),
  dataRequest: randomUUID(),
  facility: randomUUID(),
  facilityImport: randomUUID(),
  survey: randomUUID(),
  openSurvey: randomUUID(),
  closedSurvey: randomUUID(),
  surveyQuestion: randomUUID(),
  secondQuestion: randomUUID(),
  textQuestion: randomUUID(),
  surveyText: randomUUID(),
  sppeHolder: randomUUID(),
  sppeTie: randomUUID(),
  sppeDeed: randomUUID(),
  publicComment: randomUUID(),
  contentNotice: randomUUID(),
  /** Without a row until a test writes it. */
  portalEdition: randomUUID(),
  evaluation: randomUUID(),
  evaluationQuestion: randomUUID(),
  evaluationCondition: randomUUID(),
  evaluationReport: randomUUID(),
  archive: randomUUID(),
})

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

/** Its ids by their names in the addresses. */
export const addressIds = ({
  ctgId,
  themeId,
  partyId,
  ids,
  link,
  unsubscribeSecret,
  invitationToken,
  signingToken,
  signInToken,
  passwordToken,
  addressToken,
  feedToken,
  workshopCode,
  surveyToken,
  publicToken,
  dataToken,
  actors,
}: FullCtg): Readonly<Record<string, string>> => ({
  ctgId,
  administeredCtgId: ctgId,
  personId: actors.reader.personId,
  addressToken,
  themeId,
  partyId,
  guideKey: 'coordination',
  chapterKey: 'inviter',
  memberId: actors.townCoordinator.memberships[0]?.memberId ?? '',
  bodyId: ids.body,
  seatId: ids.seat,
  meetingId: ids.meeting,
  decisionId: ids.decision,
  findingId: ids.finding,
  indicatorId: 'births',
  issueId: ids.issue,
  axisId: ids.axis,
  objectiveId: ids.objective,
  datasetId: ids.dataset,
  dataRequestId: ids.dataRequest,
  librarySheetId: ids.action,
  facilityId: ids.facility,
  facilityImportId: ids.facilityImport,
  surveyId: ids.closedSurvey,
  surveyToken,
  actionId: ids.action,
  reportId: ids.report,
  correctiveActionId: ids.correctiveAction,
  dossierId: ids.dossier,
  articleId: ids.article,
  conventionVersionId: ids.conventionVersion,
  templateId: ids.articleTemplate,
  amendmentId: ids.amendment,
  terminationId: ids.termination,
  fileId: ids.file,
  importId: ids.planImport,
  batchId: ids.planBatch,
  snapshotId: ids.planSnapshot,
  token: link.token,
  noticeId: ids.notice,
  secret: unsubscribeSecret,
  invitationToken,
  signingToken,
  signInToken,
  passwordToken,
  feedToken,
  workshopId: ids.workshop,
  code: workshopCode,
  campaignId: ids.campaign,
  recipientId: ids.recipient,
  textId: ids.text,
  pointKey: '2',
  publicToken,
  dataToken,
  address: testAddress(ctgId),
  actionNumber: '1',
  file: 'plan.csv',
  documentKey: ids.file,
  evaluationId: ids.evaluation,
  questionId: ids.evaluationQuestion,
  archiveId: ids.archive,
})

export type Ctg = Awaited<ReturnType<typeof givenCtg>>
export type Ids = ReturnType<typeof newIds>

async function insertSetting(db: Database, { ctgId, town, actors }: Ctg, ids: Ids): Promise<void> {
  await db.insertInto('ctg_perimeter').values({ ctg_id: ctgId, territory_code: '92036' }).execute()
  const emptyTheme = { id: ids.emptyTheme, name: 'Numérique', catalogue_key: null, position: 9 }
  await db
    .insertInto('theme')
    .values({ ctg_id: ctgId, ...emptyTheme })
    .execute()
  await db.insertInto('area').values({ ctg_id: ctgId, id: ids.area, commune_code: '92036', name: 'Le Luth' }).execute()
  await db
    .insertInto('service')
    .values({ ctg_id: ctgId, id: ids.service, party_id: town.id, name: 'Petite enfance', position: 0 })
    .execute()
  await db.insertInto('linked_plan').values({ ctg_id: ctgId, id: ids.linkedPlan, name: 'Contrat de ville' }).execute()
  await db
    .insertInto('milestone')
    .values({ ctg_id: ctgId, id: ids.milestone, kind: 'signed', target_on: '2027-04-01', target_precision: 'quarter' })
    .execute()
  await db
    .insertInto('stored_file')
    .values({
      ctg_id: ctgId,
      id: ids.file,
      sha256: 'a'.repeat(64),
      name: 'convention.pdf',
      media_type: 'application/pdf',
      size_bytes: 10,
      added_by: actors.townCoordinator.personId,
      added_at: testInstant,
    })
    .execute()
}

/** The elected official is called to the meeting; she is a member. @returns the token of her link */
async function insertInvitation(db: Database, { ctgId, actors }: Ctg, ids: Ids): Promise<string> {
  const token = makeLinkToken()
  const invitation = { ctg_id: ctgId, invitation_id: ids.invitation }
  await db
    .insertInto('meeting_invitation')
    .values({
      ctg_id: ctgId,
      id: ids.invitation,
      meeting_id: ids.meeting,
      person_id: actors.bodyMember.personId,
      name: 'Une élue',
      email: `${actors.bodyMember.personId}@exemple.fr`,
      invited_at: testInstant,
    })
    .execute()
  await db
    .insertInto('invitation_seat')
    .values({ ...invitation, seat_id: ids.seat, capacity: 'holder' })
    .execute()
  await db
    .insertInto('invitation_link')
    .values({ ...invitation, id: randomUUID(), token_hash: hashLinkToken(token), created_at: testInstant })
    .execute()
  return token
}

async function insertGovernance(db: Database, { ctgId, caf, town }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('body')
    .values({ ctg_id: ctgId, id: ids.body, kind: 'copil', name: 'Comité de pilotage', position: 0 })
    .execute()
  await db
    .insertInto('seat')
    .values({
      ctg_id: ctgId,
      id: ids.seat,
      body_id: ids.body,
      party_id: town.id,
      function_title: 'Maire',
      holder_name: 'Une élue',
      position: 0,
    })
    .execute()
  await db
    .insertInto('meeting')
    .values({
      ctg_id: ctgId,
      id: ids.meeting,
      body_id: ids.body,
      title: 'Copil',
      starts_at: new Date('2026-11-20T09:00:00Z'),
      status: 'in-session',
    })
    .execute()
  await db
    .insertInto('agenda_item')
    .values({ ctg_id: ctgId, id: ids.agendaItem, meeting_id: ids.meeting, title: 'Bilan', position: 0 })
    .execute()
  await db
    .insertInto('backlog_item')
    .values({
      ctg_id: ctgId,
      id: ids.backlogItem,
      body_id: ids.body,
      title: 'Horaires des crèches',
      added_by: 'Une personne',
      added_at: testInstant,
    })
    .execute()
  await db
    .insertInto('agenda_outcome')
    .values({
      ctg_id: ctgId,
      id: ids.outcome,
      agenda_item_id: ids.agendaItem,
      kind: 'task',
      text: 'Écrire aux familles',
      responsible: 'Une personne',
      written_by: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('decision')
    .values({
      ctg_id: ctgId,
      id: ids.decision,
      number: 1,
      meeting_id: ids.meeting,
      text: 'Une décision.',
      state: 'to-do',
      decided_on: '2026-11-20',
    })
    .execute()
  await db
    .insertInto('decision_position')
    .values(
      [caf, town].map(({ id }) => ({
        ctg_id: ctgId,
        decision_id: ids.decision,
        party_id: id,
        position: 'agreement' as const,
      })),
    )
    .execute()
}

/** The town asked the Caf for figures, and shares some of its own. */
async function insertSharedData(db: Database, { ctgId, town, caf, early }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('data_request')
    .values({
      ...{ ctg_id: ctgId, id: ids.dataRequest, asking_party_id: town.id, asked_party_id: caf.id, theme_id: early.id },
      ...{ title: 'Allocataires par quartier', request: 'Par quartier, en 2025.', wanted_on: '2026-12-15' },
      ...{ asked_by: 'Une personne', asked_at: testInstant },
    })
    .execute()
  const dataset = { ctg_id: ctgId, dataset_id: ids.dataset }
  await db
    .insertInto('dataset')
    .values({
      ...{
        ctg_id: ctgId,
        id: ids.dataset,
        party_id: town.id,
        theme_id: early.id,
        name: 'Inscriptions au périscolaire',
      },
      ...{ unit: 'count', statistical_unit: 'enfants', definition: 'Enfants inscrits en septembre.' },
      ...{ source: 'Service périscolaire', source_on: '2026-09-15', audience: 'members', threshold: 5, state: 'shown' },
      ...{ deposited_by: 'Une personne', deposited_at: testInstant },
    })
    .execute()
  await db
    .insertInto('dataset_place')
    .values({ ...dataset, place: 0, name: 'Gennevilliers', territory_code: '92036' })
    .execute()
  await db
    .insertInto('dataset_cell')
    .values(
      [2024, 2025].map((year) => ({
        ...dataset,
        place: 0,
        category: 0,
        year,
        value: year - 1600,
        status: 'published',
      })),
    )
    .execute()
}

async function insertDiagnosis(db: Database, { ctgId, town, early }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('reference_group')
    .values({
      ctg_id: ctgId,
      id: ids.referenceGroup,
      name: 'Nos voisines',
      reason: 'Le même bassin de vie.',
      party_id: town.id,
      created_by: 'Ville',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('testimony')
    .values({
      ctg_id: ctgId,
      id: ids.testimony,
      theme_id: early.id,
      kind: 'workshop',
      text: 'Une parole.',
      source: 'Atelier',
      collected_on: '2026-11-06',
      party_id: town.id,
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('finding')
    .values({
      ctg_id: ctgId,
      id: ids.finding,
      number: 1,
      theme_id: early.id,
      kind: 'weakness',
      title: 'Un constat',
      status: 'proposed',
      proposed_by_party_id: town.id,
      proposed_by: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('issue')
    .values({ ctg_id: ctgId, id: ids.issue, number: 1, theme_id: early.id, title: 'Un enjeu', status: 'to-debate' })
    .execute()
  await db
    .insertInto('axis')
    .values([
      { ctg_id: ctgId, id: ids.axis, title: 'Un axe', theme_id: early.id, position: 0 },
      { ctg_id: ctgId, id: ids.emptyAxis, title: 'Un axe vide', theme_id: null, position: 1 },
    ])
    .execute()
  await db
    .insertInto('objective')
    .values([
      {
        ctg_id: ctgId,
        id: ids.objective,
        axis_id: ids.axis,
        issue_id: ids.issue,
        title: 'Un objectif',
        position: 0,
      },
      { ctg_id: ctgId, id: ids.emptyObjective, axis_id: ids.axis, issue_id: null, title: 'Un autre', position: 1 },
    ])
    .execute()
}

async function insertPlan(db: Database, { ctgId, town, early, actors }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('action')
    .values({
      ctg_id: ctgId,
      id: ids.action,
      number: 1,
      title: 'Une action',
      axis_id: ids.axis,
      theme_id: early.id,
      lead_party_id: town.id,
      lead_person_id: actors.lead.personId,
      starts_on: '2026-01-01',
      ends_on: '2027-12-31',
      status: 'in-progress',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('action_step')
    .values({ ctg_id: ctgId, id: ids.step, action_id: ids.action, title: 'Une étape', status: 'to-come', position: 0 })
    .execute()
  await db
    .insertInto('action_means')
    .values({
      ctg_id: ctgId,
      id: ids.means,
      action_id: ids.action,
      year: 2026,
      nature: 'operating',
      funder_name: 'Ville',
      state: 'estimated',
      position: 0,
    })
    .execute()
  await db
    .insertInto('action_measure')
    .values({ ctg_id: ctgId, id: ids.measure, action_id: ids.action, name: 'Places', position: 0 })
    .execute()
  await db
    .insertInto('progress_report')
    .values({
      ctg_id: ctgId,
      id: ids.report,
      action_id: ids.action,
      reported_on: '2026-11-17',
      status: 'submitted',
      action_status: 'in-progress',
      facts: 'Douze places.',
      entered_by: 'Une personne',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('corrective_action')
    .values({
      ctg_id: ctgId,
      id: ids.correctiveAction,
      action_id: ids.action,
      gap: 'Retard',
      measure: 'Relancer',
      responsible: 'Une personne',
      due_on: '2027-01-31',
      state: 'open',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('dossier')
    .values({
      ctg_id: ctgId,
      id: ids.dossier,
      kind: 'copil-pack',
      title: 'Dossier du comité de pilotage',
      section_keys: ['agenda'],
      formats: ['pdf'],
      content: JSON.stringify(emptyDossier),
      state: 'failed',
      failure: 'Les fichiers n’ont pas pu être faits.',
      requested_by: 'Une personne',
      requested_at: testInstant,
      asked_at: testInstant,
    })
    .execute()
  await db
    .insertInto('plan_import')
    .values({
      ctg_id: ctgId,
      id: ids.planImport,
      file_id: ids.file,
      file_name: 'plan.xlsx',
      sheet: JSON.stringify([{ name: 'Actions', rows: importedRows }]),
      mapping: JSON.stringify({ sheets: [{ isTaken: true, headerRow: 0, fields: ['title', 'lead'] }] }),
      status: 'preview',
      created_at: testInstant,
    })
    .execute()
  await db
    .insertInto('plan_batch')
    .values({
      ctg_id: ctgId,
      id: ids.planBatch,
      origin: 'bulk',
      changes: JSON.stringify([batchChangeOf(ids.action)]),
      cell_count: 1,
      action_count: 1,
      made_by: actors.townCoordinator.personId,
      made_by_name: actors.townCoordinator.name,
      made_at: testInstant,
    })
    .execute()
  await db
    .insertInto('plan_snapshot')
    .values({
      ctg_id: ctgId,
      id: ids.planSnapshot,
      name: 'Copil du 20 octobre 2026',
      reason: 'copil',
      taken_on: '2026-10-20',
      taken_at: new Date('2026-10-20T14:00:00Z'),
      taken_by: actors.townCoordinator.name,
      action_count: 1,
      content: JSON.stringify(aPlan([anAction(ids.action)])),
    })
    .execute()
}

/** The sheet was given its title by a change made together. */
const batchChangeOf = (actionId: string) => ({
  actionId,
  code: '',
  title: 'Une idée',
  cells: [{ key: 'title', before: 'Une idée', after: 'Une action' }],
  kept: [{ key: 'title', before: { title: 'Une idée' }, after: { title: 'Une action' } }],
})

const emptyDossier = {
  title: 'Dossier du comité de pilotage',
  subtitle: 'CTG de test',
  front: [],
  parties: [],
  madeOn: '2026-11-24',
  isDemo: false,
  sections: [{ key: 'agenda', title: 'Ordre du jour', blocks: [{ kind: 'note', text: 'Rien à l’ordre du jour.' }] }],
}

const importedRows = [
  [{ text: 'Action' }, { text: 'Pilote' }],
  [{ text: 'Ouvrir un relais' }, { text: 'Caf' }],
]

/** A campaign under way, whose only recipient was last written to on the tests' day and has not answered. */
async function insertCampaign(db: Database, { ctgId, actors }: Ctg, ids: Ids): Promise<void> {
  await db
    .insertInto('campaign')
    .values({
      ctg_id: ctgId,
      id: ids.campaign,
      name: 'Point d’automne',
      opens_on: '2026-11-20',
      closes_on: addDays(parisDay(new Date()), 30),
      reminder_every_days: 7,
      launched_by: actors.townCoordinator.name,
      launched_at: testInstant,
    })
    .execute()
  await db
    .insertInto('campaign_recipient')
    .values({
      ctg_id: ctgId,
      id: ids.recipient,
      campaign_id: ids.campaign,
      name: actors.lead.name,
      email: `${actors.lead.personId}@exemple.fr`,
      person_id: actors.lead.personId,
      channel: 'mail',
    })
    .execute()
  await db
    .insertInto('campaign_action')
    .values({ ctg_id: ctgId, recipient_id: ids.recipient, action_id: ids.action })
    .execute()
  await db
    .insertInto('campaign_mail')
    .values({
      ctg_id: ctgId,
      recipient_id: ids.recipient,
      kind: 'invitation',
      round: 0,
      asked_at: new Date('2026-11-20T09:00:00Z'),
      due_at: new Date('2026-11-20T09:10:00Z'),
      written_at: new Date('2026-11-20T09:10:00Z'),
    })
    .execute()
  await db
    .insertInto('campaign_date')
    .values({ ctg_id: ctgId, id: ids.campaignDate, name: 'Point de printemps', planned_on: '2027-05-15' })
    .execute()
}

/** Told to the town's coordinator, and repeated by a mail. @returns the secret by which that mail unsubscribes */
async function insertNotice(db: Database, { ctgId, actors }: Ctg, ids: Ids): Promise<string> {
  const { personId } = actors.townCoordinator
  const [digestId, secret] = [randomUUID(), randomUUID()]
  await db
    .insertInto('notice_digest')
    .values({
      id: digestId,
      person_id: personId,
      slot: '2026-11-24',
      unsubscribe_hash: hashOfSecret(secret),
      written_at: testInstant,
    })
    .execute()
  await db
    .insertInto('notice')
    .values({
      ctg_id: ctgId,
      id: ids.notice,
      person_id: personId,
      kind: 'position-asked',
      subject_type: 'finding',
      subject_id: ids.finding,
      once_key: ids.finding,
      facts: JSON.stringify({ by: actors.cafCoordinator.name }),
      created_at: testInstant,
      digest_id: digestId,
    })
    .execute()
  return secret
}

/** An open workshop on the theme « Petite enfance »: one group, one proposal of the town's coordinator in it. @returns its code */
async function insertWorkshop(db: Database, { ctgId, town, early, actors }: Ctg, ids: Ids): Promise<string> {
  const code = ids.workshop.replaceAll('-', '').slice(0, 10)
  await db
    .insertInto('workshop')
    .values({
      ctg_id: ctgId,
      id: ids.workshop,
      theme_id: early.id,
      meeting_id: ids.meeting,
      question: 'Que proposer ?',
      join_code: code,
      opened_by: 'Une personne',
      opened_at: testInstant,
    })
    .execute()
  const board = { ctg_id: ctgId, workshop_id: ids.workshop }
  await db
    .insertInto('workshop_group')
    .values({ ...board, id: ids.workshopGroup, title: 'Des horaires élargis', position: 1 })
    .execute()
  await db
    .insertInto('proposal')
    .values({
      ...board,
      id: ids.proposal,
      group_id: ids.workshopGroup,
      what: 'Ouvrir tôt',
      need: 'Les horaires décalés',
      who: 'La crèche du centre',
      by_name: actors.townCoordinator.name,
      person_id: actors.townCoordinator.personId,
      party_id: town.id,
      created_at: testInstant,
    })
    .execute()
  return code
}
