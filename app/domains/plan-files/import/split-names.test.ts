/** Several leads in one cell: each in its field, and told so; what nothing knows stays words. */
import { describe, expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import { importLabels } from './labels.fr.ts'
import type { ImportFacts } from './match-values.ts'
import { previewImport } from './preview.ts'
import { guessMapping } from './sheet-mapping.ts'
import { splitNames } from './split-names.ts'

const party = (id: string, name: string, shortName = name) => ({ id, name, shortName })
const facts: ImportFacts = {
  ...noLists,
  parties: [
    party('cc', 'CC du Pays Gentiane'),
    party('msa', 'MSA Auvergne', 'MSA'),
    party('caf', 'Caf du Cantal', 'Caf'),
    party('pmi', 'PMI'),
    party('dep', 'Département du Cantal'),
    party('asso', 'Familles rurales, Cantal et Lozère'),
  ],
  services: [{ id: 's1', name: 'Enfance, jeunesse et sport', partyId: 'cc', partyShortName: 'CC' }],
  people: [
    { id: 'julie', name: 'Julie Percale' },
    { id: 'jeanne', name: 'Jeanne Vialatte' },
  ],
  values: [],
}

function read(lead: string, more: Readonly<Record<string, string>> = {}) {
  const heads = ['Action', 'Pilote', 'État', ...Object.keys(more)]
  const rows = [heads, ['Relais', lead, 'en cours', ...Object.values(more)]].map((row) => row.map((text) => ({ text })))
  const sheets = [{ name: 'Plan', rows }]
  const { actions, ledger, unknown } = previewImport(sheets, guessMapping(sheets), facts)
  const cell = ledger.find(({ row, column }) => row === 2 && column === 1)
  return { ...actions[0], told: cell && importLabels.account(cell), unknown: unknown.map(({ text }) => text) }
}

describe('several leads in one cell', () => {
  const shared = 'Plusieurs noms : pilote, copilote, puis partenaires'
  test.each([
    ['CC du Pays Gentiane, MSA Auvergne', { leadPartyId: 'cc', coLeadPartyId: 'msa', partyIds: [] }],
    ['Caf du Cantal / PMI', { leadPartyId: 'caf', coLeadPartyId: 'pmi', partyIds: [] }],
    ['Caf & MSA & PMI & Département du Cantal', { leadPartyId: 'caf', coLeadPartyId: 'msa', partyIds: ['pmi', 'dep'] }],
    ['PMI\nCaf et MSA', { leadPartyId: 'pmi', coLeadPartyId: 'caf', partyIds: ['msa'] }],
    ['Familles rurales, Cantal et Lozère ; Caf', { leadPartyId: 'asso', coLeadPartyId: 'caf' }],
    ['Enfance, jeunesse et sport, PMI', { leadPartyId: 'cc', leadServiceId: 's1', coLeadPartyId: 'pmi' }],
    [
      'Julie Percale et Jeanne Vialatte',
      { leadPersonId: 'julie', leadName: 'Julie Percale', coLeadName: 'Jeanne Vialatte' },
    ],
    [
      'Mme Dupont (CC du Pays Gentiane) / M. Martin (Caf)',
      { ...{ leadPartyId: 'cc', leadName: 'Mme Dupont' }, ...{ coLeadPartyId: 'caf', coLeadName: 'M. Martin' } },
    ],
    [
      'Julie Percale (PMI), Caf et Mme Roc (MSA)',
      {
        leadPersonId: 'julie',
        leadPartyId: 'pmi',
        coLeadPartyId: 'caf',
        partyIds: ['msa'],
        partnersText: 'Mme Roc (MSA)',
      },
    ],
  ])('« %s » are lead, co-lead and partners', (text, expected) => {
    expect(read(text)).toMatchObject({ ...expected, told: shared, unknown: [], description: '' })
  })

  test('what nothing knows is kept in words, and asked about alone', () => {
    expect(read('Département du Cantal ; associations ; CC du Pays Gentiane')).toMatchObject({
      ...{ leadPartyId: 'dep', coLeadPartyId: 'cc', leadName: '', unknown: ['associations'] },
      description: 'Pilote : Département du Cantal ; associations ; CC du Pays Gentiane',
    })
  })

  test('two persons are two, though nothing knows them nor their party, and both are asked about; a couple is one', () => {
    expect(read('Mme Dupont (Ville) / M. Martin (ADMR)')).toMatchObject({
      ...{ leadPartyId: null, leadName: 'Mme Dupont (Ville)', coLeadPartyId: null, coLeadName: 'M. Martin (ADMR)' },
      ...{ told: shared, unknown: ['Mme Dupont (Ville)', 'M. Martin (ADMR)'] },
    })
    expect(read('M. et Mme Dupont')).toMatchObject({ leadName: 'M. et Mme Dupont', coLeadName: '' })
    expect(read('Mme Dupont (Caf)')).toMatchObject({ leadPartyId: 'caf', leadName: 'Mme Dupont', unknown: [] })
  })

  test('where a column says the co-lead, a second person that nothing knows is no partner', () => {
    expect(read('Mme Sauvanet et M. Martin', { Copilote: 'MSA' })).toMatchObject({
      ...{ leadName: 'Mme Sauvanet', coLeadPartyId: 'msa', partnersText: '', partyIds: [] },
      description: 'Pilote : Mme Sauvanet et M. Martin',
    })
  })
  test('a column of co-leads is believed first', () => {
    expect(read('Caf, PMI', { Copilote: 'MSA', Partenaires: 'Département du Cantal' })).toMatchObject({
      ...{ leadPartyId: 'caf', coLeadPartyId: 'msa', partyIds: ['dep', 'pmi'] },
    })
  })

  test('a known name is never cut, nor words that nothing knows', () => {
    expect(splitNames('Familles rurales, Cantal et Lozère', facts)).toBeUndefined()
    expect(splitNames('Jean et Paul, bénévoles', facts)).toBeUndefined()
    expect(splitNames('Jean et Paul, Caf', facts)?.map(({ text }) => text)).toEqual(['Jean et Paul', 'Caf'])
  })
})
