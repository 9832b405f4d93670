/** The plan leaves as a file, is changed in a spreadsheet, comes back, and is put back as it was. Rules: docs/rules/taking-up.md §5. */
import { randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre'
import { describe, expect, test } from 'vitest'
import { readSpreadsheet } from '#app/domains/documents/spreadsheet.server.ts'
import type { SheetKey } from '#app/domains/plan-list/export-menu-labels.fr.ts'
import { undoImport } from '../commands/undo-import.server.ts'
import { exportLabels as e } from '../export/labels.fr.ts'
import { writeCsv } from '../export/write-csv.ts'
import { keepCells } from '../import/plan-cell.ts'
import { db, emptyPlan, givenFullPlan } from './full-plan.fixture.server.ts'
import { bringBackLabels } from './labels.fr.ts'
import {
  apply,
  type Change,
  exported,
  file,
  leaveAndReturn,
  numbers,
  preview,
  saidBy,
  technical,
  write,
} from './returned-file.fixture.server.ts'

const c = e.column

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
    const journal = await db.selectFrom('audit_entry').select('action').where('ctg_id', '=', fixture.ctgId).execute()
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
    await db
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
    await db
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
    const added = await db
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
    await db.insertInto('objective').values(objective).execute()
    await db
      .insertInto('plan_structure')
      .values({
        ...{ ctg_id: ctgId, level_1_label: 'Axe', level_2_label: 'Sous-axe', level_3_label: 'Volet' },
        has_codes_following: true,
      })
      .execute()
    const change = write('Actions', 1, c.objectives, '1.2 Ouvrir le soir')
    const importId = await file(fixture, await leaveAndReturn(fixture, 'xlsx', change))
    await apply(fixture, importId, ['1:2'])
    const rows = await db
      .selectFrom('action')
      .select('code')
      .where('ctg_id', '=', ctgId)
      .orderBy('position')
      .orderBy('number')
      .execute()
    expect(rows.map(({ code }) => code)).toEqual(['1.1.1', '1.1.2', '1.2.1'])
  })
})
