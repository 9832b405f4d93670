/** Sheets made from the table of fields: one that says nothing, one a field that says it alone, one with every part. */
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { type Field, type Fields, keyOf } from '#app/domains/plan/sheet/field-kinds.ts'
import { loadFieldLists } from '#app/domains/plan/sheet/field-lists.server.ts'
import { choicesIn, type FieldLists } from '#app/domains/plan/sheet/field-lists.ts'
import {
  meansFields,
  measureFields,
  readingFields,
  sheetFields,
  stepFields,
} from '#app/domains/plan/sheet/fields.fr.ts'
import { createSheets } from '#app/domains/plan/sheet/new-sheets.server.ts'
import { insertParts } from '#app/domains/plan/sheet/parts.server.ts'
import { columnOf } from '#app/domains/plan/sheet/sheet-columns.ts'
import { lockSheets } from '#app/domains/plan/sheet/sheets.server.ts'
import { insertRows } from '#app/domains/plan/sheet/write-rows.server.ts'
import { loadPlanRows } from '#app/domains/plan-files/export/plan-rows.server.ts'
import { pairSettings } from '#app/domains/renewal/find-again.ts'
import { loadSetting } from '#app/domains/renewal/setting.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { testInstant } from './ctg-fixture.server.ts'
import { givenFullCtg } from './full-ctg.server.ts'

export type SheetKey = keyof typeof sheetFields
const isSheetKey = (key: string): key is SheetKey => key in sheetFields
export const keys: readonly SheetKey[] = Object.keys(sheetFields).filter(isSheetKey)
export type Row = Readonly<Record<string, unknown>>

/** A word that nothing else says. */
export const markOf = (key: string): string => `Marque${key.replace(/[^a-z]/gi, '')}`

/** Values that say something, by their names. @param turn two turns never say the same */
function saidBy(key: string, field: Field, lists: FieldLists, turn: number): Row {
  const one = (value: unknown): Row => ('column' in field ? { [keyOf(field.column)]: value } : {})
  switch (field.kind) {
    case 'line':
    case 'text':
      return one(`${markOf(key)} ${turn}`)
    case 'email':
      return one(`${markOf(key)}.${turn}@exemple.fr`)
    case 'tags':
      return one([markOf(key), `tour ${turn}`])
    case 'number':
      return one(field.isInteger ? 2020 + turn : turn * 1.5)
    case 'choice':
      return one(Object.keys(field.words).at(-turn))
    case 'day':
      return one(`2027-03-0${turn}`)
    case 'date':
      return { [keyOf(field.columns[0])]: `202${6 + turn}-01-01`, [keyOf(field.columns[1])]: 'year' }
    case 'yes':
      return one(true)
    case 'reference':
      return one(choicesIn(field.list, lists)[turn - 1]?.id)
    case 'names':
      return { [field.tie]: [choicesIn(field.list, lists)[turn - 1]?.id] }
    case 'levers':
      return { [field.tie]: [{ field: 'benefits', levers: [markOf(key)] }] }
    case 'funder':
      return { [keyOf(field.columns[0])]: null, [keyOf(field.columns[1])]: `${markOf(key)} ${turn}` }
    case 'partners':
      return expect.unreachable('partners are a cell, not a field')
  }
}

/** The parts of one kind: the first says its fields in one way, the others one field otherwise, in their order. */
function partsOf(fields: Fields, lists: FieldLists): readonly Row[] {
  const first: Row = Object.assign({}, ...Object.entries(fields).map(([key, field]) => saidBy(key, field, lists, 1)))
  // A day of completion would say that the step is done.
  if ('doneOn' in fields) Object.assign(first, { doneOn: null })
  return [first, ...Object.entries(fields).map(([key, field]) => ({ ...first, ...saidBy(key, field, lists, 2) }))]
}
const toColumns = (values: Row): Row =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [columnOf(name), value]))

/** One sheet that says nothing, one a field that says it alone, one with every part. */
export async function givenSheets(db: Database) {
  const { ctgId, actors } = await givenFullCtg(db)
  const lists = await loadFieldLists(db, ctgId)
  const actor = actors.townCoordinator
  const within = <Result>(step: (work: Work) => Promise<Result>): Promise<Result> =>
    db.transaction().execute((tx) => step({ tx, actor, at: testInstant, newId: randomUUID }))
  const said = keys.map((key) => ({ title: nothing, ...saidBy(key, sheetFields[key], lists, 1) }))
  const made = await within((work) => createSheets(work, ctgId, [{ title: nothing }, ...said, { title: nothing }]))
  const ids = made.map(({ id }) => id)
  const partIds = await within((work) => insertEveryPart(work, { ctgId, actionId: ids.at(-1) ?? '', lists }))
  const { actions, outline } = await loadPlanRows(db, ctgId)
  const rows = ids.map((id) => found(actions.find((row) => row.id === id)))
  const locked = await within((work) => lockSheets(work, ctgId, ids))
  const states = ids.map((id) => found(locked.find((row) => row.id === id)))
  const setting = await loadSetting(db, ctgId)
  const context = { db, actor, at: testInstant }
  return { db, ctgId, lists, ids, partIds, rows, states, outline, context, pairs: pairSettings(setting, setting) }
}

const nothing = 'Rien'
export const found = <Thing>(thing: Thing | undefined): Thing => thing ?? expect.unreachable('not written')

export type PartKind = 'steps' | 'means' | 'measures' | 'readings'

/** @returns the identifiers of each kind, in the order of `partsOf` */
async function insertEveryPart(work: Work, sheet: { ctgId: string; actionId: string; lists: FieldLists }) {
  const { ctgId, actionId, lists } = sheet
  const written = async (table: 'action_step' | 'action_means' | 'action_measure', fields: Fields) => {
    const parts = partsOf(fields, lists).map((values) => ({ id: randomUUID(), actionId, row: toColumns(values) }))
    await insertParts(work, ctgId, table, parts)
    return parts.map(({ id }) => id)
  }
  const steps = await written('action_step', stepFields)
  const means = await written('action_means', meansFields)
  const measures = await written('action_measure', measureFields)
  const readings = partsOf(readingFields, lists).map((values, index) => ({
    ...{ ctg_id: ctgId, id: randomUUID(), measure_id: measures[0] },
    // Two readings are never of the same day.
    ...toColumns({ ...values, measuredOn: `2027-04-0${index + 1}` }),
  }))
  await insertRows(work, 'measure_value', readings)
  return { steps, means, measures, readings: readings.map(({ id }) => id) } satisfies Record<
    PartKind,
    readonly string[]
  >
}
