/**
 * The two CTGs beside the demonstration, made by the product's own commands: Caf × département, and Caf × communauté de communes ×
 * its communes × MSA. Real places, invented people. What a test looks for on their pages is what their parties are called.
 */
import { randomUUID } from 'node:crypto'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { addParty } from '#app/domains/ctg/commands/add-party.server.ts'
import { addService } from '#app/domains/ctg/commands/add-service.server.ts'
import { setLinkedPlans } from '#app/domains/ctg/commands/set-linked-plans.server.ts'
import { setThemePower } from '#app/domains/ctg/commands/set-theme-power.server.ts'
import { updateParty } from '#app/domains/ctg/commands/update-party.server.ts'
import { createAxis } from '#app/domains/diagnosis/commands/create-axis.server.ts'
import { createIssue } from '#app/domains/diagnosis/commands/create-issue.server.ts'
import { createObjective } from '#app/domains/diagnosis/commands/create-objective.server.ts'
import { givePosition } from '#app/domains/diagnosis/commands/give-position.server.ts'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { inviteMember } from '#app/domains/governance/commands/invite-member.server.ts'
import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { closeMeeting } from '#app/domains/journey/commands/close-meeting.server.ts'
import { createCtg } from '#app/domains/journey/commands/create-ctg.server.ts'
import { recordDecision } from '#app/domains/journey/commands/record-decision.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { loadActor } from '#app/http/actor.server.ts'
import { instantIn, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { sameCtg } from '#app/kernel/rows.server.ts'
import type { Context } from '#app/kernel/transaction.server.ts'

const siteUrl = 'http://localhost:3000'

type Said = { readonly by: string; readonly as: string; readonly power: string }
type Signatory = { readonly name: string; readonly kind: 'authority' | 'partner'; readonly said: Said }

type Story = {
  readonly name: string
  readonly cafName: string
  readonly authorityName: string
  readonly territoryCode: string
  /** Which communes are its perimeter. */
  readonly within: 'departement' | 'epci'
  readonly caf: Said
  readonly authority: Said
  readonly others: readonly Signatory[]
  readonly communesSign: boolean
}

export const departmentName = 'Département des Hauts-de-Seine'
export const groupingName = 'Communauté de communes du Pays de la Navette et des Deux-Orbes'
export const msaName = 'Mutualité sociale agricole de la Navette et du Val d’Orbe'

const departmentStory: Story = {
  name: 'Hauts-de-Seine 2026-2030',
  cafName: 'Caf des Hauts-de-Seine',
  authorityName: departmentName,
  territoryCode: 'D92',
  within: 'departement',
  caf: { by: 'Irène Satin', as: 'présidente du conseil d’administration', power: 'Action sociale aux familles' },
  authority: {
    by: 'Paul Organdi',
    as: 'président du conseil départemental',
    power: 'Protection maternelle et infantile, aide sociale à l’enfance',
  },
  others: [],
  communesSign: false,
}

const groupingStory: Story = {
  name: 'Pays de la Navette 2026-2030',
  cafName: 'Caf du Cher',
  authorityName: groupingName,
  territoryCode: '200007177',
  within: 'epci',
  caf: { by: 'Marthe Percale', as: 'directrice', power: 'Prestations de service et bonus de territoire' },
  authority: { by: 'Luc Basin', as: 'président de la communauté de communes', power: 'Accueil du jeune enfant, ALSH' },
  others: [
    {
      name: msaName,
      kind: 'partner',
      said: { by: 'Rose Velours', as: 'présidente', power: 'Prestations des familles du régime agricole' },
    },
  ],
  communesSign: true,
}

/** With the two leads, the twelve communes and the MSA, eighteen signatories. */
const threeMore: readonly Signatory[] = [
  ['Département du Cher', 'authority', 'présidente du conseil départemental'],
  ['Caisse primaire d’assurance maladie du Cher', 'partner', 'directeur'],
  ['Syndicat intercommunal à vocation scolaire des Deux-Orbes', 'authority', 'président'],
].map(([name = '', kind, as = '']) => ({
  name,
  kind: kind === 'authority' ? 'authority' : 'partner',
  said: { by: 'Camille Tulle', as, power: 'Ses compétences propres' },
}))

export type TestCtg = Awaited<ReturnType<typeof playStory>>

export const givenDepartmentCtg = (db: Database) => playStory(db, departmentStory)
/** @param signatories fifteen: the leads, twelve communes, the MSA; eighteen with a département, a CPAM, a syndicate */
export const givenGroupingCtg = (db: Database, signatories: 15 | 18 = 15) =>
  playStory(db, {
    ...groupingStory,
    others: signatories === 15 ? groupingStory.others : [...groupingStory.others, ...threeMore],
  })

async function newPerson(db: Database, name: string): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('person')
    .values({ id, name, email: `${id}@exemple.fr`, emailVerified: true })
    .execute()
  return id
}

/** The days are those of the CTG's first year. */
async function playStory(db: Database, story: Story) {
  const [cafPerson, authorityPerson] = [await newPerson(db, 'Claire Tulle'), await newPerson(db, 'Antoine Drap')]
  const as = async (personId: string, day: string): Promise<Context> => {
    const at = instantIn('Europe/Paris', day, '10:00')
    return { db, at, actor: await loadActor(db, personId, parisDay(at)) }
  }
  const made = await createCtg(await as(cafPerson, '2026-01-05'), {
    ...{ name: story.name, startsOn: '2026-01-01', endsOn: '2030-12-31', signatureTargetOn: '2026-12-01' },
    ...{ cafName: story.cafName, authorityName: story.authorityName, territoryCode: story.territoryCode },
    communeCodes: await communesOf(db, story),
    communesSign: story.communesSign ? 'on' : '',
    ...{ otherSignatories: '', themeKeys: ['petite-enfance', 'jeunesse', 'acces-aux-droits'], ownThemes: '' },
    ...{ creatorSide: 'caf', creatorFunction: 'conseillère territoriale' },
  })
  const { ctgId } = made
  const caf = () => as(cafPerson, '2026-02-02')
  await describeParties(await caf(), ctgId, story)
  const email = `${authorityPerson}@exemple.fr`
  const authority = { ctgId, partyId: made.authorityPartyId, email, name: 'Antoine Drap', siteUrl }
  await inviteMember(await caf(), {
    ...{ ...authority, role: 'coordinator', themeId: '', functionTitle: 'coordinateur CTG', until: '' },
  })
  await playDiagnosis(await caf(), await as(authorityPerson, '2026-02-03'), ctgId)
  await playCopil(db, (day) => as(cafPerson, day), ctgId)
  await prepareArticles(await as(cafPerson, '2026-07-01'), { ctgId })
  const { conventionVersionId } = await freezeVersion(await as(cafPerson, '2026-07-02'), { ctgId })
  return { ...made, cafPerson, authorityPerson, conventionVersionId, as }
}

async function communesOf(db: Database, { territoryCode, within }: Story): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('territory')
    .select('code')
    .where('kind', '=', 'commune')
    .where(within === 'epci' ? 'epci_code' : 'department_code', '=', territoryCode)
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}

async function describeParties(context: Context, ctgId: string, story: Story): Promise<void> {
  const { db } = context
  for (const { name, kind, said } of story.others)
    await addParty(context, {
      ...{ ctgId, kind, name, shortName: '', standing: 'signatory', expects: '', brings: '' },
      ...{ representedBy: said.by, representedAs: said.as },
    })
  const parties = await db
    .selectFrom('party')
    .select(['id', 'kind', 'name', 'version', 'is_lead as isLead', 'short_name as shortName'])
    .where('ctg_id', '=', ctgId)
    .orderBy('position')
    .execute()
  const saidOf = ({ kind, isLead, name }: (typeof parties)[number]): Said =>
    isLead
      ? story[kind === 'caf' ? 'caf' : 'authority']
      : (story.others.find((one) => one.name === name)?.said ?? {
          ...{ by: `Élue ${name}`, as: 'maire', power: 'Accueil périscolaire' },
        })
  // A handful of parties, as a person would fill them in.
  for (const party of parties) {
    const { id: partyId, kind, name, version, shortName } = party
    const said = saidOf(party)
    await updateParty(context, {
      ...{ ctgId, partyId, version, kind, name, shortName, standing: 'signatory' },
      ...{ representedBy: said.by, representedAs: said.as, expects: 'Mieux accueillir.', brings: 'Ses équipes.' },
    })
    if (party.isLead) await addService(context, { ctgId, partyId, name: 'Service enfance et familles', cafField: '' })
  }
  const themes = await db.selectFrom('theme').select('id').where('ctg_id', '=', ctgId).execute()
  for (const { id: themeId } of themes)
    await setThemePower(context, {
      ...{ ctgId, themeId, partyIds: parties.map(({ id }) => id) },
      powers: parties.map((party) => saidOf(party).power),
    })
  await setLinkedPlans(context, {
    ctgId,
    names: ['Schéma départemental des services aux familles'],
    notes: ['Mêmes priorités d’accueil.'],
  })
}

async function playDiagnosis(caf: Context, authority: Context, ctgId: string): Promise<void> {
  const { id: themeId } = await caf.db
    .selectFrom('theme')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('catalogue_key', '=', 'petite-enfance')
    .executeTakeFirstOrThrow()
  const { findingId } = await proposeFinding(caf, {
    ...{ ctgId, themeId, kind: 'weakness', title: 'L’accueil manque aux horaires décalés' },
    ...{ text: 'Peu de places avant sept heures.', indicatorIds: '', territoryCode: '', testimonyIds: [] },
  })
  for (const context of [caf, authority])
    await givePosition(context, { ctgId, findingId, partyId: '', position: 'agreement', reservation: '' })
  const { issueId } = await createIssue(caf, {
    ...{
      ctgId,
      themeId,
      title: 'Accueillir quand on travaille tôt',
      argument: '',
      publics: 'Parents',
      findingIds: [findingId],
    },
  })
  const { axisId } = await createAxis(caf, { ctgId, parentId: '', title: 'Concilier les temps', themeId })
  const objective = {
    ctgId,
    axisId,
    measureKind: 'own',
    indicatorId: '',
    baselineYear: '2025',
    targetYear: '2030',
  } as const
  const { objectiveId } = await createObjective(caf, {
    ...{ ...objective, issueId, title: 'Ouvrir vingt places à horaires élargis', measureName: 'Places ouvertes' },
    ...{ measureUnit: 'places', baseline: '4', target: '20', lastValue: '12', lastValueYear: '2026' },
  })
  const parties = await caf.db
    .selectFrom('party')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('is_lead', '=', true)
    .orderBy('position')
    .execute()
  const sheet = { ctgId, objectiveIds: [objectiveId], leadPartyId: parties[1]?.id ?? '', endsOn: '2028-12-31' }
  await createAction(caf, { ...sheet, title: 'Crèche à horaires élargis', status: 'in-progress' })
  await createAction(caf, { ...sheet, title: 'Relais petite enfance itinérant', status: 'done' })
}

/** The copil meets, its seats held, and retains the issue. */
async function playCopil(db: Database, caf: (day: string) => Promise<Context>, ctgId: string): Promise<void> {
  const copil = await db
    .selectFrom('body')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('kind', '=', 'copil')
    .executeTakeFirstOrThrow()
  const seats = await db
    .selectFrom('seat')
    .innerJoin('party', sameCtg('party.id', 'seat.party_id'))
    .select(['seat.id', 'seat.version', 'function_title as functionTitle', 'represented_by as representedBy'])
    .where('seat.ctg_id', '=', ctgId)
    .where('seat.body_id', '=', copil.id)
    .orderBy('seat.position')
    .execute()
  const prepared = await caf('2026-05-04')
  for (const { id: seatId, version, functionTitle, representedBy } of seats)
    await updateSeat(prepared, {
      ...{ ctgId, seatId, version, functionTitle, holderName: representedBy ?? '', substituteName: '' },
      ...{ allowsRepresentative: 'on', since: '' },
    })
  const { meetingId } = await createMeeting(prepared, {
    ...{ ctgId, bodyId: copil.id, title: 'Comité de pilotage de juin', day: '2026-06-10', hour: '10:00', place: '' },
  })
  const held = await caf('2026-06-10')
  await openMeeting(held, { ctgId, meetingId })
  const issues = await db.selectFrom('issue').select('id').where('ctg_id', '=', ctgId).execute()
  await recordDecision(held, {
    ...{
      ctgId,
      meetingId,
      text: 'Le copil retient l’accueil à horaires décalés.',
      milestones: ['priorities-validated'],
    },
    ...{ issueIds: issues.map(({ id }) => id), actionIds: [], subjects: [], despite: 'Le calendrier presse.' },
  })
  await closeMeeting(held, { ctgId, meetingId, seen: '' })
}
