import { describe, expect, test } from 'vitest'
import type { PlanSheet } from './plan-cell.ts'
import { guessMapping } from './sheet-mapping.ts'

const sheet = (name: string, ...rows: readonly (readonly string[])[]): PlanSheet => ({
  name,
  rows: rows.map((texts) => texts.map((text) => ({ text }))),
})
const plan = sheet('Suivi', ['N°', 'Intitulé', 'Pilote', 'État'], ['1', 'Ouvrir un relais', 'CC', 'fait'])
const taken = (...sheets: readonly PlanSheet[]) => guessMapping(sheets).map(({ isTaken }) => isTaken)

describe('a sheet is ticked when it looks like a plan of actions', () => {
  test.each([
    ['a list of people', ['NOM Prénom', 'Structure', 'Fonction', 'Tél', 'Mail'], ['DURAND Anne', 'CC', 'élue', '', '']],
    ['people with a lead', ['Nom', 'Responsable', 'Courriel'], ['DURAND Anne', 'CC', 'a@cc.example']],
    ['texts without known headings', ['Lire avant tout', 'Merci'], ['a', 'b']],
    ['names of actions alone', ['Actions', 'Couleur'], ['A', 'bleu']],
  ])('not %s', (_case, headings, row) => {
    expect(taken(plan, sheet('Autre', headings, row))).toEqual([true, false])
  })

  test('nor an empty one', () => {
    expect(taken(plan, sheet('Feuil3'))).toEqual([true, false])
  })

  test.each([
    [['Action', 'Pilote']],
    [['Thématique', 'Objectif', 'Action']],
    [['Fiche action', 'Référent', 'Mail du référent', 'Échéance', 'Avancement']],
  ])('%j is one, addresses or not', (headings) => {
    expect(taken(plan, sheet('Autre', headings, ['A', 'B', 'C', '', '']))).toEqual([true, true])
  })

  test('alone in its workbook, it is read', () => {
    expect(taken(sheet('Feuil1', ['Nom', 'Mail'], ['Anne', 'a@cc.example']))).toEqual([true])
    expect(taken(sheet('Feuil1', ['Nom', 'Mail'], ['Anne', 'a@cc.example']), sheet('Feuil2'))).toEqual([true, false])
  })
})

test('an objective written for each action is its need, even where one action covers two lines', () => {
  const own = sheet(
    'Plan',
    ['Action', 'Objectif visé'],
    ['A', 'Informer'],
    ['B', 'Accueillir'],
    ['C', 'Former'],
    ['', ''],
  )
  const rows = own.rows.map((row, index) => (index === 3 ? row.map((cell) => ({ ...cell, down: 2 })) : row))
  expect(guessMapping([{ ...own, rows }])[0]?.fields).toEqual(['title', 'need'])
})

test('a short objective before the title is a part of the plan, even written anew for each action', () => {
  const rows = ['Informer', 'Accueillir', 'Former'].map((objective, index) => [
    objective,
    `A${index}`,
    `Action ${index}`,
  ])
  expect(guessMapping([sheet('Plan', ['Objectif', 'N° fiche', 'Intitulé'], ...rows)])[0]?.fields).toEqual([
    ...['objective', 'code', 'title'],
  ])
})
