import { describe, expect, test } from 'vitest'
import { fieldOfHeader } from './fields.ts'

describe('a title of the spreadsheet', () => {
  test.each([
    ['Où en est-on ?', 'status'],
    ['Avec qui ?', 'partners'],
    ['Référent', 'lead'],
    ['Échéance', 'end'],
    ['Budget', 'budget'],
    ['Commentaires', 'notes'],
    ['Ech. v5', 'end'],
    ['Financeurs', 'funder'],
    ['Plan de financement', 'budget'],
    ['Réalisé 2025', 'notes'],
    ['Réalisé', 'status'],
    ['% réalisation', 'status'],
    ['Identifiant', 'externalId'],
    ['Tâche', 'title'],
    ['Tâches', 'title'],
    ['Nom de la tâche', 'title'],
    ['Tâche / action', 'title'],
    ['Tâches restantes', undefined],
    ['Tâches à réaliser', undefined],
    ['Tâche suivante', undefined],
  ] as const)('« %s » is read as %s', (title, field) => {
    expect(fieldOfHeader(title)).toBe(field)
  })
})
