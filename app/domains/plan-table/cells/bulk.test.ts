import { describe, expect, test } from 'vitest'
import { type BulkMode, readBulk, textAfter } from './bulk.ts'

const read = (search: string) => readBulk(new URLSearchParams(search))

describe('what an address asks of several actions', () => {
  test.each([
    ['n=3&n=1&n=3&n=zzz&n=-2&n=1.5', { numbers: [3, 1], changes: [] }],
    ['champ-fin=sept.+2028&champ-nom=', { numbers: [], changes: [{ key: 'ends', mode: 'set', text: 'sept. 2028' }] }],
    ['vider=champ-fin&champ-fin=2028', { numbers: [], changes: [{ key: 'ends', mode: 'set', text: '' }] }],
    [
      'champ-partenaire=Caf&champ-partenaire-mode=retirer',
      { numbers: [], changes: [{ key: 'partners', mode: 'remove', text: 'Caf' }] },
    ],
    [
      'champ-theme=Logement&champ-theme-mode=ajouter',
      { numbers: [], changes: [{ key: 'theme', mode: 'set', text: 'Logement' }] },
    ],
    ['champ-partenaire-mode=ajouter', { numbers: [], changes: [] }],
    ['theme=x&etat=y', { numbers: [], changes: [] }],
  ])('%s', (search, request) => {
    expect(read(search)).toEqual(request)
  })
})

describe('what a cell says after it', () => {
  test.each<['partners' | 'tags', BulkMode, string, string, string]>([
    ['partners', 'set', 'Caf', 'Ville\nMSA', 'Caf'],
    ['partners', 'add', 'Caf', 'Ville\nMSA', 'Ville\nMSA\nCaf'],
    ['partners', 'add', 'MSA', 'Ville\nMSA', 'Ville\nMSA'],
    ['partners', 'add', 'Caf', '', 'Caf'],
    ['partners', 'remove', 'Ville', 'Ville\nMSA', 'MSA'],
    ['partners', 'remove', 'Caf', 'Ville', 'Ville'],
    ['tags', 'add', 'répit', 'parentalité, jeux', 'parentalité, jeux, répit'],
    ['tags', 'remove', 'jeux', 'parentalité, jeux', 'parentalité'],
  ])('%s: %s « %s » to « %s »', (key, mode, text, present, after) => {
    expect(textAfter({ key, mode, text }, present)).toBe(after)
  })
})
