import { expect, test } from 'vitest'
import { isAim, splitAxis } from './axis-words.ts'

test.each([
  ['Axe 1 : Petite enfance', 'Axe', 'Petite enfance'],
  ['AXE 3 Parentalité', 'Axe', 'Parentalité'],
  ['Axe 3. AXE 3 Parentalité', 'Axe', 'Parentalité'],
  ['Orientation stratégique n°2 – Droits', 'Orientation', 'Droits'],
  ['Objectif 1.1 : Accueillir', 'Objectif', 'Accueillir'],
  ['AXE A : PARENTALITÉ', 'Axe', 'PARENTALITÉ'],
  ['1.1 Développer', 'Axe', 'Développer'],
  ['1.1. Développer', 'Axe', 'Développer'],
  ['2) Informer', 'Axe', 'Informer'],
  ['3 structures ouvertes', 'Axe', '3 structures ouvertes'],
  ['Axe transversal', 'Axe', 'Axe transversal'],
  ['Axe 4', 'Axe', 'Axe 4'],
])('« %s » is the %s « %s »', (text, label, title) => {
  expect(splitAxis(text)).toEqual({ label, title })
})

test.each([
  ['Développer l’offre', true],
  ['Objectif 1.1 : Faire vivre les centres sociaux', true],
  ['Petite enfance', false],
  ['Quartier des Moulins', false],
  ['Cadre de vie', false],
])('« %s » is an aim: %s', (text, expected) => {
  expect(isAim(text)).toBe(expected)
})
