import { beforeAll, describe, expect, test } from 'vitest'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { sheetForm } from '#app/domains/plan/sheet/action-fields.ts'
import { type Field, type Fields, valueKeysOf } from '#app/domains/plan/sheet/field-kinds.ts'
import { fieldText } from '#app/domains/plan/sheet/field-text.ts'
import {
  meansFields,
  measureFields,
  readingFields,
  sheetFields,
  stepFields,
} from '#app/domains/plan/sheet/fields.fr.ts'
import { firstKeys, folds } from '#app/domains/plan/sheet/form-words.fr.ts'
import {
  meansFields as meansForm,
  measureFields as measureForm,
  stepFields as stepForm,
} from '#app/domains/plan/sheet/part-fields.ts'
import { readField } from '#app/domains/plan/sheet/read-field.ts'
import { changesBetween } from '#app/domains/plan/sheet/settle.ts'
import { valuesOfSheet } from '#app/domains/plan/sheet/sheet-values.ts'
import { fieldOf } from '#app/domains/plan-files/bring-back/plan-index.ts'
import type { ActionRow } from '#app/domains/plan-files/export/plan-columns.ts'
import { actionJson, planJson } from '#app/domains/plan-files/export/plan-json.ts'
import { actionShape } from '#app/domains/plan-files/export/plan-json-shape.ts'
import { listsOf, tablesOf } from '#app/domains/plan-files/export/plan-tables.ts'
import { sheetFieldsIn } from '#app/domains/plan-files/import/fields.ts'
import { getSheetFile } from '#app/domains/plan-files/print/queries.server.ts'
import { sheetSection } from '#app/domains/plan-files/print/sheet-section.ts'
import { listFilteredActions } from '#app/domains/plan-list/filtered-actions.server.ts'
import { cellKeys } from '#app/domains/plan-table/cells/cells.ts'
import { carrySheet } from '#app/domains/renewal/carried-sheet.ts'
import { carryParts } from '#app/domains/renewal/carry.ts'
import { searchCtg } from '#app/things/search-ctg.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import { testDatabase } from './database.server.ts'

import { found, givenSheets, keys, markOf, type PartKind, type Row, type SheetKey } from './said-sheets.server.ts'

type Given = Awaited<ReturnType<typeof givenSheets>>
const opened: { given?: Given } = {}
const given = (): Given => found(opened.given)
beforeAll(async () => {
  opened.given = await givenSheets(await testDatabase())
}, 60_000)

const at = (key: SheetKey): number => keys.indexOf(key) + 1
const inText = (value: unknown): string => JSON.stringify(value)
/** The sheet of a field, as if it were the one that says nothing in all the rest. */
function rowOf(key: SheetKey): ActionRow {
  const { id, number, code, version } = found(given().rows[0])
  return { ...found(given().rows[at(key)]), id, number, code, version }
}
const differs = (tell: (row: ActionRow) => unknown) => (key: SheetKey) =>
  inText(tell(rowOf(key))) !== inText(tell(found(given().rows[0])))

/** The document of a sheet, its number and its identifier aside. */
async function printed(index: number): Promise<string> {
  const { context, ctgId, rows } = given()
  const { id, code } = found(rows[index])
  const { dossier } = await getSheetFile(context, { ctgId, actionId: id }, 'pdf')
  return inText(dossier).replaceAll(id, 'id').replaceAll(code, 'code')
}

/** What is read of what a field says is what it holds. */
function comesBack(key: SheetKey, look: 'screen' | 'file'): boolean {
  const field: Field = sheetFields[key]
  const held: Row = valuesOfSheet(rowOf(key))
  const reading = readField(field, fieldText(field, held, given().lists, look), given().lists)
  return (
    reading.ok &&
    inText(reading.values) === inText(Object.fromEntries(valueKeysOf(field).map((name) => [name, held[name]])))
  )
}

type Place = {
  readonly bears: (key: SheetKey) => boolean | Promise<boolean>
  /** Fields that are not there, and why. */
  readonly lacks: Partial<Record<SheetKey, string>>
}
/** @param keys between spaces */
const because = (reason: string, words: string): Partial<Record<SheetKey, string>> =>
  Object.fromEntries(words.split(' ').map((key) => [key, reason]))
const ownAct = 'it has its own act'
const withServices = 'the form of services, beside'
const notWords = because(
  'one looks for words, and finds these by the criteria of the plan',
  'objectives theme leadParty leadService leadPerson leadServices services partners starts ends status isWatched nextStepOn cafFields coLeadParty body inhabitantsPart priority recurrence communes namedAreas linkedPlans',
)

const places: Readonly<Record<string, Place>> = {
  form: {
    bears: (key) =>
      [...firstKeys, ...folds.flatMap((fold) => fold.keys)].some((one) => one === key) &&
      valueKeysOf(sheetFields[key]).every(
        (name) => name in sheetForm || (name === 'cafLevers' && 'cafFields' in sheetForm),
      ),
    lacks: {
      ...{ status: ownAct, isWatched: ownAct, leadServices: withServices, services: withServices },
      externalId: 'only a file says it',
    },
  },
  grid: {
    bears: (key) => cellKeys.some((one) => one === key) && comesBack(key, 'screen'),
    lacks: {
      ...{ isWatched: ownAct, leadServices: withServices, services: withServices },
      ...{ description: 'written by several hands', externalId: 'only a file says it' },
      partnersText: 'in the cell of partners',
    },
  },
  import: {
    bears: (key) => Object.values(sheetFieldsIn).some((fields) => fields.some((one) => one === key)),
    lacks: {
      ...because('its place in the tree has its own columns', 'objectives theme'),
      ...because(
        'no column of the plans we know says it: a column not known is kept in words',
        'leadPerson leadServices services isWatched nextStepOn cafFields expectedResults tags inhabitantsPart recurrence calendarText linkedPlans humanMeans materialMeans qualitativeIndicators watchPoints successConditions',
      ),
    },
  },
  export: { bears: differs((row) => tablesOf([row])[0]?.rows), lacks: {} },
  return: {
    bears: (key) => fieldOf('actions', sheetFields[key].header) === sheetFields[key] && comesBack(key, 'file'),
    lacks: {},
  },
  JSON: {
    bears: differs((row) =>
      planJson({ ...given(), actions: [row], today: '2026-11-24', lists: listsOf(given().lists) }, testInstant),
    ),
    lacks: {},
  },
  API: { bears: differs(actionJson), lacks: { leadEmail: 'no address leaves by the API (§16.3)' } },
  print: {
    bears: async (key) => (await printed(at(key))) !== (await printed(0)),
    lacks: {
      ...because('who is reached how is not printed', 'leadEmail leadPerson'),
      externalId: 'of another tool',
    },
  },
  carry: {
    bears: differs((row) => carrySheet(row, given().pairs, carryParts, true).fields),
    lacks: because(
      'of the former CTG, to be said anew',
      'starts ends status isWatched nextStep nextStepOn priority calendarText externalId',
    ),
  },
  'search of the CTG': {
    bears: async (key) => {
      const { things } = await searchCtg(given().context, given().ctgId, markOf(key))
      return things.some(({ path }) => path.endsWith(given().ids[at(key)] ?? ''))
    },
    lacks: { ...notWords, ...because('who, not what', 'leadEmail coLeadName externalId') },
  },
  'words of the plan’s filter': {
    bears: async (key) => {
      const { db, ctgId, ids } = given()
      const { lines } = await listFilteredActions(db, { ctgId, today: '2026-11-24', filter: { text: markOf(key) } })
      return lines.some(({ id }) => id === ids[at(key)])
    },
    lacks: {
      ...notWords,
      ...because(
        'not in the index of words (migration 0052), which holds what a list shows',
        'leadEmail coLeadName electedSponsor externalId description expectedResults tags calendarText humanMeans materialMeans qualitativeIndicators watchPoints successConditions',
      ),
    },
  },
  journal: {
    bears: (key) => {
      const [before, after] = [found(given().states[0]), found(given().states[at(key)])]
      const changes = Object.keys(changesBetween(before, after))
      expect(changes.filter((name) => planLabels.field[name] === undefined)).toEqual([])
      return changes.length > 0
    },
    lacks: {
      externalId: 'only a file says it, and its import has its line',
      ...because('a line of their own, action.services-set', 'leadServices services'),
    },
  },
}

describe('a field of the sheet', () => {
  test.each(keys)('%s is written and read back', (key) => {
    const field: Field = sheetFields[key]
    expect(fieldText(field, valuesOfSheet(rowOf(key)), given().lists, 'screen')).not.toBe('')
  })

  test.each(Object.entries(places))('is in: %s, but where it is said why', async (_, { bears, lacks }) => {
    const missing: SheetKey[] = []
    for (const key of keys) if (!(await bears(key))) missing.push(key)
    expect(missing.toSorted()).toEqual(Object.keys(lacks).toSorted())
  })

  test('is told to other software as its shape says', () => {
    for (const key of keys)
      expect(actionShape.strict().safeParse(actionJson(rowOf(key))).error?.issues, key).toBeUndefined()
  })
})

/** With that part alone, under the identifier of the first of its kind; readings are those of the first measure. */
function withPart(row: ActionRow, kind: PartKind, at: number): ActionRow {
  const [first = '', wanted] = [given().partIds[kind][0], given().partIds[kind][at]]
  const partIn = <Part extends { readonly id: string }>(parts: readonly Part[]): Part => ({
    ...found(parts.find(({ id }) => id === wanted)),
    id: first,
  })
  const alone: ActionRow = { ...row, steps: [], means: [], measures: [] }
  if (kind === 'steps') return { ...alone, steps: [partIn(row.steps)] }
  if (kind === 'means') return { ...alone, means: [partIn(row.means)] }
  if (kind === 'measures') return { ...alone, measures: [{ ...partIn(row.measures), values: [] }] }
  const measure = found(row.measures.find(({ values }) => values.length > 0))
  const isDay = Object.keys(readingFields)[at - 1] === 'measuredOn'
  const value = { ...partIn(measure.values), ...(!isDay && { measuredOn: found(measure.values[0]).measuredOn }) }
  return { ...alone, measures: [{ ...measure, values: [value] }] }
}

const partKinds = {
  steps: { fields: stepFields, form: stepForm },
  means: { fields: meansFields, form: meansForm },
  measures: { fields: measureFields, form: measureForm },
  readings: { fields: readingFields, form: undefined },
} as const
const partKeys = ['steps', 'means', 'measures', 'readings'] as const

/** Of what is printed, what is not there, and why. */
const notPrinted: Readonly<Record<string, string>> = {
  cofNumber: 'the table of means has five columns',
  source: 'a measure is printed with its last value',
}

describe.each(partKeys)('a field of %s', (kind) => {
  const table: Fields = partKinds[kind].fields
  const names = Object.keys(table)
  const missingIn = (tell: (row: ActionRow) => unknown): readonly string[] => {
    const text = (at: number) => inText(tell(withPart(found(given().rows.at(-1)), kind, at)))
    return names.filter((_, index) => text(index + 1) === text(0))
  }

  test('is in the export and in the JSON', () => {
    expect(missingIn((row) => tablesOf([row]).find(({ key }) => key === kind)?.rows)).toEqual([])
    expect(missingIn(actionJson)).toEqual([])
  })

  test('is printed, but where it is said why', () => {
    const told = missingIn((row) => sheetSection({ row, description: [], flags: [], today: '2026-11-24' }))
    expect(told).toEqual(names.filter((name) => name in notPrinted))
  })

  test('is in its form, and comes back in a file', () => {
    const { form } = partKinds[kind]
    if (form)
      expect(
        Object.values(table)
          .flatMap(valueKeysOf)
          .filter((name) => !(name in form)),
      ).toEqual([])
    expect(Object.values(table).filter(({ header }) => fieldOf(kind, header) === undefined)).toEqual([])
  })
})
