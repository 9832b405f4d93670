/**
 * The sheet of a CTG with one of everything (test/full-ctg.server.ts), filled by its forms as a coordinator does: every field, two
 * lines of each part, a second sheet with its title alone. What no form writes is written directly.
 */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { z } from 'zod'
import { readRichText } from '#app/domains/writing/read-rich-text.ts'
import { wholeText } from '#app/domains/writing/rich-text.fixture.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from '#test/ctg-fixture.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import type { TestApp } from '#test/http.server.ts'

type Form = Parameters<TestApp['post']>[1]

/** What a form needs of a sheet, as its export says it. */
const exportShape = z.object({
  actions: z.array(
    z.object({
      id: z.string(),
      version: z.number(),
      measures: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
})

const texts = {
  title: 'Ouvrir un « relais » petite enfance ; 7 j/7',
  leadName: 'Camille Exemple',
  leadEmail: 'camille@exemple.fr',
  partnersText: 'Mission locale, centres sociaux',
  nextStep: 'Signer le bail',
  need: 'Quarante familles attendent.\nDont dix au nord ; « urgent ».',
  description: '=1+1 n’est pas une formule.\nUn lieu ouvert à tous.',
  public: 'Familles, assistantes maternelles',
  areas: 'Quartier nord',
  electedSponsor: 'Une élue référente',
  coLeadName: 'Claude Exemple',
  expectedResults: 'Soixante familles accueillies.',
  tags: 'parentalité, répit',
  calendarText: 'Chaque été, sauf en 2027',
  humanMeans: 'Deux éducatrices',
  materialMeans: 'Un local de 120 m²',
  watchPoints: 'Le bail finit en 2028.',
  successConditions: 'Des horaires tenus.',
  qualitativeIndicators: 'Paroles de familles',
}

const choices = {
  inhabitantsPart: 'co-construction',
  priority: 'high',
  recurrence: 'yearly',
  cafFields: ['benefits', 'collective-aid'],
  benefitsLevers: 'prime d’activité, allocation de rentrée',
  collectiveAidLevers: 'bonus territoire',
}

const dates = {
  ...{ startsOn: '2026-09-14', startsPrecision: 'day' },
  ...{ endsOn: '2027-01-01', endsPrecision: 'quarter', nextStepOn: '2026-12-01' },
}

/** @returns the CTG, the cookie of its coordinator, and how she sends a form */
export async function givenWholeSheet(app: TestApp, db: Database) {
  const ctg = await givenFullCtg(db)
  const { ctgId, ids, caf, partner } = ctg
  const cookie = await app.signIn(ctg.actors.townCoordinator)
  const sheets = async () => {
    const answer = await app.get(`/ctg/${ctgId}/plan/export?format=json`, cookie)
    return exportShape.parse(await answer.json()).actions
  }
  const send = async (address: string, form: Form) => {
    const answer = await app.post(address, form, cookie)
    expect(`${answer.status} ${answer.status === 303 ? '' : await answer.text()}`, `${form.intent}`).toBe('303 ')
  }
  const change = async (form: Form) => {
    const version = (await sheets()).find(({ id }) => id === ids.action)?.version
    await send(`/ctg/${ctgId}/actions/${ids.action}/modifier`, { ...form, version: String(version) })
  }
  const cafService = await insertRest(db, ctg)
  await change({
    ...{ intent: 'update-action', ...texts, ...choices, ...dates },
    ...{ objectiveIds: [ids.objective, ids.emptyObjective], themeId: ctg.themeId, partyIds: [caf.id, partner.id] },
    ...{ leadPartyId: ctg.partyId, leadServiceId: ids.service, leadPersonId: ctg.leadPersonId },
    ...{ coLeadPartyId: caf.id, bodyId: ids.body },
    ...{ communeCodes: ['92036'], areaIds: [ids.area], linkedPlanIds: [ids.linkedPlan] },
  })
  await change({ intent: 'set-action-services', serviceIds: [ids.service], coLeadServiceId: cafService })
  await change({
    ...{ intent: 'add-step', title: 'Visiter le local', targetOn: '2026-10-01', targetPrecision: 'month' },
    ...{ doneOn: '2026-10-09', status: 'done', responsible: 'Camille Exemple', responsiblePartyId: caf.id },
    description: 'Avec la commission d’accessibilité.',
  })
  await change({
    ...{ intent: 'add-means', year: '2027', nature: 'investment', funderPartyId: caf.id, scheme: 'Plan mercredi' },
    ...{ state: 'granted', amountEuros: '12 500,50', cofNumber: 'COF-2027-12' },
  })
  await change({
    ...{ intent: 'add-measure', name: 'Familles accueillies', unit: 'familles', baseline: '12,5' },
    ...{ baselineOn: '2025-12-31', target: '60', targetOn: '2027-12-31' },
  })
  await send(`/ctg/${ctgId}/plan/nouvelle`, { intent: 'create-action', title: 'Une autre, avec son titre seul' })
  const [whole, other] = await sheets()
  await change({ intent: 'add-dependency', after: other?.id ?? '', stepId: ids.step })
  const file = new File(['%PDF-1.7 bail'], 'projet de bail.pdf')
  await change({ intent: 'add-action-file', file, caption: 'Version du 3 novembre' })
  const measure = whole?.measures.find(({ name }) => name === 'Familles accueillies')
  await send(`/ctg/${ctgId}/actions/${ids.action}/point`, {
    ...{ intent: 'submit-report', facts: 'Le local est trouvé.', status: 'in-progress', isAccepted: 'on' },
    ...{
      isWatched: 'on',
      reportedOn: '2026-11-20',
      valueSource: 'Comptage du relais',
      [`value-${measure?.id}`]: '31,5',
    },
    ...{ difficultyKind: 'budget', difficulty: 'Le loyer a augmenté.', helpWanted: 'Un arbitrage.', delayMonths: '2' },
  })
  await writeDescription(db, ctg)
  return { ...ctg, cookie, send }
}

export type WholeSheet = Awaited<ReturnType<typeof givenWholeSheet>>

/** A service of the Caf, and the number of the sheet in the tool from which it comes. @returns the id of the service */
async function insertRest(db: Database, { ctgId, ids, cafPartyId }: FullCtg): Promise<string> {
  const serviceId = randomUUID()
  await db
    .insertInto('service')
    .values({ ctg_id: ctgId, id: serviceId, party_id: cafPartyId, name: 'Action sociale', position: 0 })
    .execute()
  await db
    .updateTable('action')
    .set({ external_id: 'FA-017' })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.action)
    .execute()
  return serviceId
}

/** The description as several hands write it: titles, lists, a table, a figure. */
async function writeDescription(db: Database, { ctgId, ids }: FullCtg): Promise<void> {
  const textId = randomUUID()
  const place = { subject_type: 'action' as const, subject_id: ids.action, field: 'description' as const }
  await db
    .insertInto('written_text')
    .values({ ctg_id: ctgId, id: textId, ...place, created_at: testInstant })
    .execute()
  const content = JSON.stringify(readRichText(wholeText).text)
  await db.insertInto('text_state').values({ ctg_id: ctgId, text_id: textId, content }).execute()
}
