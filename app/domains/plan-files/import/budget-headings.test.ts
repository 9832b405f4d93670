/** Who may give, by the words of a cell: a name and nothing else. */
import { expect, test } from 'vitest'
import { isFunderAlone } from './budget-headings.ts'

test.each([
  ...['Caf', 'CAF 92', 'la Ville', 'Ville de Gennevilliers', 'Conseil départemental des Hauts-de-Seine', 'MSA'],
  ...['Communauté de communes du Pays de Test', 'Région Île-de-France', 'communes'],
])('« %s » is a funder', (name) => expect(isFunderAlone(name)).toBe(true))

test.each([
  ...['Caf refusée', 'Caf ou MSA', 'Région à solliciter', 'Ville en régie', 'Caf en attente', 'par commune'],
  ...['TTC', 'HT', 'RH', 'ND', 'demande au département', 'Ville en', ''],
])('« %s » says more, or nobody', (name) => expect(isFunderAlone(name)).toBe(false))
