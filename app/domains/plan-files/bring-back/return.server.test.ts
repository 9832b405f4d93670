/** The plan leaves as a file, is changed in a spreadsheet, comes back, and is put back as it was. Rules: docs/rules/taking-up.md §5. */
import { randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre'
import { readOds, writeOds } from 'hucre/ods'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { givenPlan, type PlanFixture } from '#test/plan-fixture.server.ts'
import { applyImport } from '../commands/apply-import.server.ts'
import { undoImport } from '../commands/undo-import.server.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { cellText } from '../export/plan-cells.ts'
import { tablesOf } from '../export/plan-tables.ts'
import { getPlanExport } from '../export/queries.server.ts'
import { writeCsv } from '../export/write-csv.ts'
import { writeWorkbook } from '../export/write-workbook.server.ts'
import { keepCells, type PlanSheet } from '../import/plan-cell.ts'
import { getImportPage } from '../import-page-query.server.ts'
import { bringBackLabels } from './labels.fr.ts'

const c = e.column
const given: { db?: Database } = {}
const db = () => given.db ?? expect.unreachable('no database')
beforeAll(async () => {
  given.db = await testDatabase()
})

const technical: ReadonlySet<string> = new Set([
  ...[c.code, c.version, c.id, c.actionId, c.measureId, c.fingerprint],
  ...[c.awaitedCode, c.stepId, c.awaitedId, c.awaitedStepId],
])
/** What Trame gives itself, and that finds rows all the same. */
const numbers: readonly string[] = [c.code, c.awaitedCode]

async function exported({ ctgId, as, actors }: PlanFixture) {
  const plan = await getPlanExport(as(actors.townCoordinator), ctgId)
  return { tables: tablesOf(plan.actions), lists: plan.lists }
}

/** What every row says, without what Trame gives itself. */
const saidBy = (tables: Awaited<ReturnType<typeof exported>>['tables']) =>
  tables.map(({ key, columns, rows }) => ({
    key,
    rows: rows.map((row) =>
      Object.fromEntries(
        columns.flatMap((column, index) =>
          technical.has(column.header) ? [] : [[column.header, cellText(row[index] ?? null, column)]],
        ),
      ),
    ),
  }))

type Kind = 'xlsx' | 'ods'
type Change = (rows: CellValue[][], sheet: string) => CellValue[][]
/** The workbook as it leaves, changed as a spreadsheet would, read as it comes back. */
async function leaveAndReturn(
  fixture: PlanFixture,
  kind: Kind,
  change: Change = (rows) => rows,
): Promise<readonly PlanSheet[]> {
  const bytes = await writeWorkbook({ kind, ...(await exported(fixture)) })
  const { sheets } = kind === 'ods' ? await readOds(bytes) : await readXlsx(bytes)
  const saved = {
    sheets: sheets.map(({ name: sheetName, rows, hidden = false }) => ({
      name: sheetName,
      hidden,
      rows: change(rows, sheetName),
    })),
  }
  const name = `plan.${kind}`
  return keepCells(await readSpreadsheet(name, kind === 'ods' ? await writeOds(saved) : await writeXlsx(saved)))
}

async function file({ ctgId }: PlanFixture, sheets: readonly PlanSheet[], name = 'plan.xlsx'): Promise<string> {
  const importId = randomUUID()
  await db()
    .insertInto('plan_import')
    .values({
      ctg_id: ctgId,
      id: importId,
      file_id: randomUUID(),
      file_name: name,
      sheet: JSON.stringify(sheets),
      mapping: JSON.stringify({ sheets: [] }),
      status: 'preview',
      created_at: new Date(),
    })
    .execute()
  return importId
}

async function preview(fixture: PlanFixture, importId: string) {
  const page = await getImportPage(fixture.as(fixture.actors.townCoordinator), fixture.ctgId, importId, {
    fate: undefined,
    page: 1,
  })
  return page.kind === 'return' ? page : expect.unreachable('not our export')
}

const apply = (fixture: PlanFixture, importId: string, rows: readonly string[], overwritten: readonly string[] = []) =>
  applyImport(fixture.as(fixture.actors.townCoordinator), { ctgId: fixture.ctgId, importId, rows, overwritten })

type ListIds = { readonly areaId: string; readonly linkedPlanId: string; readonly bodyId: string }

async function givenLists({ ctgId }: PlanFixture, { areaId, linkedPlanId, bodyId }: ListIds) {
  await db()
    .insertInto('ctg_perimeter')
    .values(['92036', '92004'].map((code) => ({ ctg_id: ctgId, territory_code: code })))
    .execute()
  await db().insertInto('area').values({ ctg_id: ctgId, id: areaId, commune_code: '92036', name: 'Le Luth' }).execute()
  await db().insertInto('linked_plan').values({ ctg_id: ctgId, id: linkedPlanId, name: 'Contrat de ville' }).execute()
  await db()
    .insertInto('body')
    .values({ ctg_id: ctgId, id: bodyId, kind: 'working-group', name: 'Groupe Enfance', position: 1 })
    .execute()
}

/** Three sheets with every field and every part. */
async function givenFullPlan(): Promise<PlanFixture> {
  const fixture = await givenPlan(db())
  const { ctgId, caf, town, partner, early, objectiveId, cafService, townService, axisId, actors } = fixture
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  const [areaId, linkedPlanId, bodyId] = [randomUUID(), randomUUID(), randomUUID()]
  await givenLists(fixture, { areaId, linkedPlanId, bodyId })
  await db()
    .insertInto('action')
    .values(
      ids.map((id, index) => ({
        ctg_id: ctgId,
        id,
        number: index + 1,
        code: `1.1.${index + 1}`,
        title: `Action ${index + 1} ; « essai »`,
        axis_id: axisId,
        theme_id: early.id,
        lead_party_id: town.id,
        lead_service_id: townService.id,
        lead_name: 'Camille Exemple',
        lead_person_id: actors.lead.personId,
        lead_email: 'camille@exemple.fr',
        partners_text: '=Association\n+ une autre',
        starts_on: '2026-09-14',
        starts_precision: 'day' as const,
        ends_on: '2027-01-01',
        ends_precision: 'quarter' as const,
        status: 'in-progress' as const,
        is_watched: index === 1,
        next_step: 'Réunir les parties',
        next_step_on: '2027-02-03',
        need: 'Des familles sans mode d’accueil.',
        description: 'Première ligne.\nSeconde ligne, avec une "citation".',
        public: 'Familles',
        areas: 'Quartier nord',
        elected_sponsor: 'Une élue',
        co_lead_party_id: caf.id,
        co_lead_name: 'Dominique Essai',
        body_id: bodyId,
        expected_results: 'Deux cents places.\nDes horaires élargis.',
        tags: ['parentalité', 'horaires atypiques'],
        inhabitants_part: 'co-construction' as const,
        priority: 'high' as const,
        recurrence: 'yearly' as const,
        calendar_text: 'dernier trimestre de chaque année',
        human_means: '1 ETP',
        material_means: 'un local',
        watch_points: 'recrutement',
        success_conditions: 'un lieu central',
        qualitative_indicators: 'satisfaction des familles',
        external_id: index === 0 ? 'ACT-0012' : null,
        created_at: new Date('2026-01-05T08:00:00Z'),
      })),
    )
    .execute()
  for (const action_id of ids) {
    const measureId = randomUUID()
    await db().insertInto('action_objective').values({ ctg_id: ctgId, action_id, objective_id: objectiveId }).execute()
    await db().insertInto('action_party').values({ ctg_id: ctgId, action_id, party_id: partner.id }).execute()
    await db()
      .insertInto('action_service')
      .values([
        { ctg_id: ctgId, action_id, service_id: townService.id, is_lead: true },
        { ctg_id: ctgId, action_id, service_id: cafService.id, is_lead: false },
      ])
      .execute()
    await db()
      .insertInto('action_caf_field')
      .values({ ctg_id: ctgId, action_id, field: 'collective-aid', levers: ['bonus territoire', 'FPT'] })
      .execute()
    await db().insertInto('action_commune').values({ ctg_id: ctgId, action_id, territory_code: '92036' }).execute()
    await db().insertInto('action_area').values({ ctg_id: ctgId, action_id, area_id: areaId }).execute()
    await db()
      .insertInto('action_linked_plan')
      .values({ ctg_id: ctgId, action_id, linked_plan_id: linkedPlanId })
      .execute()
    await db()
      .insertInto('action_step')
      .values([
        {
          ctg_id: ctgId,
          id: randomUUID(),
          action_id,
          title: 'Choisir un lieu',
          status: 'to-come',
          target_on: '2027-03-01',
          position: 0,
        },
        {
          ctg_id: ctgId,
          id: randomUUID(),
          action_id,
          title: 'Ouvrir',
          status: 'done',
          done_on: '2026-11-02',
          responsible: 'Ville',
          responsible_party_id: town.id,
          description: 'Avec la PMI.\nLe matin.',
          position: 1,
        },
      ])
      .execute()
    await db()
      .insertInto('action_means')
      .values([
        {
          ctg_id: ctgId,
          id: randomUUID(),
          action_id,
          year: 2026,
          nature: 'operating',
          funder_party_id: caf.id,
          funder_name: caf.name,
          scheme: 'FPT',
          state: 'granted',
          amount_euros: 12_000.5,
          cof_number: 'COF 12',
          position: 0,
        },
        {
          ctg_id: ctgId,
          id: randomUUID(),
          action_id,
          year: 2027,
          nature: 'staff',
          funder_name: 'Département',
          state: 'estimated',
          position: 1,
        },
      ])
      .execute()
    await db()
      .insertInto('action_measure')
      .values({
        ctg_id: ctgId,
        id: measureId,
        action_id,
        name: 'places ouvertes',
        unit: 'places',
        baseline: 0,
        baseline_on: '2026-01-01',
        target: 12.5,
        target_on: '2027-12-31',
        position: 0,
      })
      .execute()
    await db()
      .insertInto('measure_value')
      .values({
        ctg_id: ctgId,
        id: randomUUID(),
        measure_id: measureId,
        measured_on: '2026-10-01',
        value: 4,
        source: 'Ville',
      })
      .execute()
  }
  await db().insertInto('ctg_counter').values({ ctg_id: ctgId, kind: 'action', last_number: 3 }).execute()
  await givenDependencies(ctgId, ids)
  return fixture
}

/** The second sheet waits for the first; the opening of the third, for the place the second chooses. */
async function givenDependencies(ctgId: string, [first = '', second = '', third = '']: readonly string[]) {
  const steps = await db()
    .selectFrom('action_step')
    .select(['id', 'action_id as actionId', 'position'])
    .where('ctg_id', '=', ctgId)
    .execute()
  const stepOf = (of: string, place: number) =>
    steps.find(({ actionId, position }) => actionId === of && position === place)?.id ?? null
  const created_at = new Date('2026-02-01T08:00:00Z')
  await db()
    .insertInto('action_dependency')
    .values([
      { ctg_id: ctgId, id: randomUUID(), action_id: second, after_action_id: first, created_at },
      {
        ...{ ctg_id: ctgId, id: randomUUID(), created_at, action_id: third, step_id: stepOf(third, 1) },
        ...{ after_action_id: second, after_step_id: stepOf(second, 0) },
      },
    ])
    .execute()
}

async function emptyPlan({ ctgId }: PlanFixture) {
  for (const table of [
    'action_commune',
    'action_area',
    'action_linked_plan',
    'measure_value',
    'action_measure',
    'action_means',
    'action_step',
    'action_caf_field',
    'action_service',
    'action_party',
    'action_objective',
    'action',
  ] as const)
    await db().deleteFrom(table).where('ctg_id', '=', ctgId).execute()
}

/** Writes in one cell of the workbook. */
const write =
  (sheet: string, row: number, header: string, value: CellValue): Change =>
  (rows, name) =>
    name === sheet
      ? rows.map((cells, index) =>
          index === row ? cells.map((cell, column) => (rows[0]?.[column] === header ? value : cell)) : cells,
        )
      : rows

describe('a plan that leaves and comes back', () => {
  test.each(['xlsx', 'ods'] as const)('as %s, unchanged, changes nothing', async (kind) => {
    const fixture = await givenFullPlan()
    const page = await preview(fixture, await file(fixture, await leaveAndReturn(fixture, kind)))
    expect(page).toMatchObject({ changed: [], added: [], refused: [], absent: [], leftCount: 0 })
    expect(page.unchangedCount).toBe(3 + 6 + 6 + 3 + 3 + 2)
  })

  test('as six CSV, unchanged, changes nothing', async () => {
    const fixture = await givenFullPlan()
    const { tables } = await exported(fixture)
    for (const table of tables) {
      const sheets = keepCells(await readSpreadsheet(`${table.key}.csv`, Buffer.from(writeCsv(table))))
      const page = await preview(fixture, await file(fixture, sheets, `${table.key}.csv`))
      expect(page).toMatchObject({ changed: [], added: [], refused: [], absent: [] })
    }
  })

  test.each(['xlsx', 'ods'] as const)(
    'as %s, written again from nothing, says the same in every field',
    async (kind) => {
      const fixture = await givenFullPlan()
      const before = saidBy((await exported(fixture)).tables)
      const withoutIds: Change = (rows) =>
        rows.map((row, index) =>
          row.map((cell, column) => {
            const header = String(rows[0]?.[column])
            return index > 0 && technical.has(header) && !numbers.includes(header) ? null : cell
          }),
        )
      const sheets = await leaveAndReturn(fixture, kind, withoutIds)
      await emptyPlan(fixture)
      const importId = await file(fixture, sheets)
      const { added, refused } = await preview(fixture, importId)
      expect(refused).toEqual([])
      await apply(
        fixture,
        importId,
        added.map(({ key }) => key),
      )
      expect(saidBy((await exported(fixture)).tables)).toEqual(before)
    },
  )

  test('changes only what was changed, in its sheets, and is put back as it was', async () => {
    const fixture = await givenFullPlan()
    const before = (await exported(fixture)).tables
    const edits: readonly (readonly [SheetKey, string, CellValue, string])[] = [
      ['actions', c.title, 'Un titre neuf', 'Un titre neuf'],
      ['actions', c.endsOn, 'sept-28', 'sept. 2028'],
      ['actions', c.status, 'Terminée', 'terminée'],
      ['actions', c.description, 'Tout autre chose.', 'Tout autre chose.'],
      ['actions', c.partners, 'Caf de test\nAssociation de test', 'Caf de test\nAssociation de test'],
      ['actions', c.services, '', ''],
      ['actions', c.leadPerson, '', ''],
      ['actions', c.isWatched, 'oui', 'oui'],
      ['actions', c.priority, 'Basse', 'basse'],
      ['actions', c.tags, 'répit, parentalité', 'répit\nparentalité'],
      ['actions', c.communes, 'gennevilliers\nAsnières-sur-Seine', 'Asnières-sur-Seine\nGennevilliers'],
      ['actions', c.namedAreas, '', ''],
      ['actions', c.body, '', ''],
      ['actions', c.cafFields, 'travail social', 'interventions sociales'],
      ['actions', c.externalId, 'X-1', 'X-1'],
      ['steps', c.targetOn, new Date('2027-05-04T00:00:00Z'), '04/05/2027'],
      ['means', c.amountEuros, 13_500, '13500'],
      ['means', c.funder, 'Ville de test', 'Ville de test'],
      ['measures', c.target, 20, '20'],
      ['readings', c.value, 5, '5'],
    ]
    const change: Change = (rows, name) =>
      edits.reduce((all, [key, header, value]) => write(e.sheet[key], 1, header, value)(all, name), rows)
    const importId = await file(fixture, await leaveAndReturn(fixture, 'xlsx', change))
    const page = await preview(fixture, importId)
    expect(page.refused).toEqual([])
    const found = page.changed.flatMap(({ table, cells }) => cells.map(({ header, after }) => [table, header, after]))
    expect(found.toSorted()).toEqual(edits.map(([key, header, , after]) => [key, header, after]).toSorted())
    await apply(
      fixture,
      importId,
      page.changed.map(({ key }) => key),
    )

    const after = saidBy((await exported(fixture)).tables)
    const wanted = saidBy(before).map(({ key, rows }) => ({
      key,
      rows: rows.map((row, index) =>
        index === 0
          ? {
              ...row,
              ...Object.fromEntries(edits.flatMap(([of, header, , text]) => (of === key ? [[header, text]] : []))),
            }
          : row,
      ),
    }))
    // The title of a sheet is said again beside its parts, and by what waits for it.
    const own = (tables: typeof after) =>
      tables.map(({ key, rows }) =>
        rows.map(({ [c.title]: title, [c.awaitedTitle]: _awaited, ...row }) =>
          key === 'actions' ? { ...row, title } : row,
        ),
      )
    expect(own(after)).toEqual(own(wanted))
    const journal = await db().selectFrom('audit_entry').select('action').where('ctg_id', '=', fixture.ctgId).execute()
    expect(journal.map(({ action }) => action).toSorted()).toEqual([
      'action.means-updated',
      'action.measure-updated',
      'action.measure-updated',
      'action.step-updated',
      'action.updated',
      'plan-import.applied',
    ])

    await undoImport(fixture.as(fixture.actors.townCoordinator), { ctgId: fixture.ctgId, importId })
    expect(saidBy((await exported(fixture)).tables)).toEqual(saidBy(before))
  })

  test('a dependency added in the file is written, between new rows too, and leaves with the file', async () => {
    const fixture = await givenFullPlan()
    const before = saidBy((await exported(fixture)).tables)
    const added: Readonly<Record<string, readonly Readonly<Record<string, CellValue>>[]>> = {
      [e.sheet.actions]: [{ [c.title]: 'Une action du fichier' }],
      [e.sheet.steps]: [{ [c.title]: 'Une action du fichier', [c.step]: 'Une étape du fichier' }],
      [e.sheet.dependencies]: [
        { [c.code]: '1.1.3', [c.awaitedCode]: '1.1.2' },
        {
          ...{ [c.title]: 'Une action du fichier', [c.step]: 'Une étape du fichier' },
          ...{ [c.awaitedCode]: '1.1.1', [c.awaitedStep]: 'Ouvrir' },
        },
        { [c.code]: '1.1.1', [c.awaitedCode]: '1.1.3' },
      ],
    }
    const change: Change = (rows, name) => [
      ...rows,
      ...(added[name] ?? []).map((row) => (rows[0] ?? []).map((header) => row[String(header)] ?? null)),
    ]
    const importId = await file(fixture, await leaveAndReturn(fixture, 'xlsx', change))
    const page = await preview(fixture, importId)
    expect(page.added.map(({ table }) => table)).toEqual(['actions', 'steps', 'dependencies', 'dependencies'])
    expect(page.refused.map(({ reason }) => reason)).toEqual([bringBackLabels.dependencyCycle])
    await apply(
      fixture,
      importId,
      page.added.map(({ key }) => key),
    )
    const rows = saidBy((await exported(fixture)).tables).find(({ key }) => key === 'dependencies')?.rows ?? []
    expect(rows.map((row) => [row[c.title], row[c.step], row[c.awaitedTitle], row[c.awaitedStep]])).toEqual([
      ['Action 2 ; « essai »', '', 'Action 1 ; « essai »', ''],
      ['Action 3 ; « essai »', 'Ouvrir', 'Action 2 ; « essai »', 'Choisir un lieu'],
      ['Action 3 ; « essai »', '', 'Action 2 ; « essai »', ''],
      ['Une action du fichier', 'Une étape du fichier', 'Action 1 ; « essai »', 'Ouvrir'],
    ])
    await undoImport(fixture.as(fixture.actors.townCoordinator), { ctgId: fixture.ctgId, importId })
    expect(saidBy((await exported(fixture)).tables)).toEqual(before)
  })

  test('what someone changed since stays when it is put back, and is told', async () => {
    const fixture = await givenFullPlan()
    const change: Change = (rows, name) =>
      write('Actions', 1, c.need, 'Du fichier')(write('Actions', 1, c.areas, 'Du fichier')(rows, name), name)
    const importId = await file(fixture, await leaveAndReturn(fixture, 'xlsx', change))
    await apply(
      fixture,
      importId,
      (await preview(fixture, importId)).changed.map(({ key }) => key),
    )
    await db()
      .updateTable('action')
      .set({ need: 'De quelqu’un' })
      .where('ctg_id', '=', fixture.ctgId)
      .where('code', '=', '1.1.1')
      .execute()
    await undoImport(fixture.as(fixture.actors.townCoordinator), { ctgId: fixture.ctgId, importId })
    const [first] = saidBy((await exported(fixture)).tables)[0]?.rows ?? []
    expect([first?.[c.need], first?.[c.areas]]).toEqual(['De quelqu’un', 'Quartier nord'])
    expect((await preview(fixture, importId)).written.left).toBe(1)
  })

  test('a cell that changed in Trame meanwhile is kept, unless the file is said to win', async () => {
    const fixture = await givenFullPlan()
    const sheets = await leaveAndReturn(fixture, 'xlsx', write('Actions', 1, c.need, 'Du fichier'))
    await db()
      .updateTable('action')
      .set({ need: 'De Trame', areas: 'De Trame', version: 2 })
      .where('ctg_id', '=', fixture.ctgId)
      .where('code', '=', '1.1.1')
      .execute()
    const needAfter = async (overwritten: readonly string[]) => {
      const importId = await file(fixture, sheets)
      const { changed, leftCount } = await preview(fixture, importId)
      expect(changed.flatMap(({ cells }) => cells)).toEqual([
        { header: c.need, before: 'De Trame', after: 'Du fichier', isDoubted: true },
      ])
      expect(leftCount).toBe(1)
      const keys = changed.map(({ key }) => key)
      await apply(fixture, importId, keys, overwritten.length > 0 ? keys : []).catch((error: Error) => error.message)
      const [first] = saidBy((await exported(fixture)).tables)[0]?.rows ?? []
      return [first?.[c.need], first?.[c.areas]]
    }
    expect(await needAfter([])).toEqual(['De Trame', 'De Trame'])
    expect(await needAfter(['yes'])).toEqual(['Du fichier', 'De Trame'])
  })

  test('only the rows ticked are written', async () => {
    const fixture = await givenFullPlan()
    const change: Change = (rows, name) =>
      write('Actions', 2, c.need, 'Non')(write('Actions', 1, c.need, 'Oui')(rows, name), name)
    const importId = await file(fixture, await leaveAndReturn(fixture, 'xlsx', change))
    await apply(fixture, importId, ['1:2'])
    const rows = saidBy((await exported(fixture)).tables)[0]?.rows ?? []
    expect(rows.map((row) => row[c.need])).toEqual([
      'Oui',
      'Des familles sans mode d’accueil.',
      'Des familles sans mode d’accueil.',
    ])
  })

  test('a row added takes the axis, the theme and the number of its objective, and comes last', async () => {
    const fixture = await givenFullPlan()
    const { ctgId, axisId, early } = fixture
    const texts: Readonly<Record<string, string>> = {
      [c.title]: 'Une action de plus',
      [c.objectives]: '1.1 Accueillir 60 familles',
    }
    const change: Change = (rows, name) =>
      name === e.sheet.actions ? [...rows, (rows[0] ?? []).map((title) => texts[String(title)] ?? '')] : rows
    const importId = await file(fixture, await leaveAndReturn(fixture, 'xlsx', change))
    await apply(fixture, importId, ['1:5'])
    const added = await db()
      .selectFrom('action')
      .select(['axis_id', 'theme_id', 'code', 'version'])
      .where('ctg_id', '=', ctgId)
      .where('title', '=', 'Une action de plus')
      .executeTakeFirst()
    expect(added).toEqual({ axis_id: axisId, theme_id: early.id, code: '1.1.4', version: 1 })
  })

  test('an action put under another objective comes last, and all follow where numbers do', async () => {
    const fixture = await givenFullPlan()
    const { ctgId, axisId } = fixture
    const objective = { ctg_id: ctgId, id: randomUUID(), axis_id: axisId, title: 'Ouvrir le soir', position: 1 }
    await db().insertInto('objective').values(objective).execute()
    await db()
      .insertInto('plan_structure')
      .values({
        ...{ ctg_id: ctgId, level_1_label: 'Axe', level_2_label: 'Sous-axe', level_3_label: 'Volet' },
        has_codes_following: true,
      })
      .execute()
    const change = write('Actions', 1, c.objectives, '1.2 Ouvrir le soir')
    const importId = await file(fixture, await leaveAndReturn(fixture, 'xlsx', change))
    await apply(fixture, importId, ['1:2'])
    const rows = await db()
      .selectFrom('action')
      .select('code')
      .where('ctg_id', '=', ctgId)
      .orderBy('position')
      .orderBy('number')
      .execute()
    expect(rows.map(({ code }) => code)).toEqual(['1.1.1', '1.1.2', '1.2.1'])
  })
})
