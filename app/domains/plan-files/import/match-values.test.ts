import { expect, test } from 'vitest'
import { noLists } from '#app/domains/plan/sheet/field-lists.fixture.ts'
import {
  chosenStatus,
  type ImportFacts,
  listUnknownValues,
  matchLead,
  matchPartner,
  matchTheme,
} from './match-values.ts'

const facts: ImportFacts = {
  ...noLists,
  parties: [
    { id: 'caf', name: 'Caf de l’Oise', shortName: 'Caf' },
    { id: 'town', name: 'Ville de Test', shortName: 'Ville' },
  ],
  services: [
    { id: 's1', name: 'Petite enfance', partyId: 'town', partyShortName: 'Ville' },
    { id: 's2', name: 'Jeunesse', partyId: 'town', partyShortName: 'Ville' },
    { id: 's3', name: 'Jeunesse', partyId: 'caf', partyShortName: 'Caf' },
  ],
  themes: [{ id: 'rights', name: 'Accès aux droits' }],
  values: [],
}
const said: ImportFacts = {
  ...facts,
  values: [
    { kind: 'lead', words: 'mairie de test', to: 'town' },
    { kind: 'partner', words: 'cnaf', to: 'caf' },
    { kind: 'status', words: 'bof', to: 'suspended' },
    { kind: 'theme', words: 'droits et numerique', to: 'rights' },
  ],
}

test.each([
  ['CAF DE L’OISE', { partyId: 'caf', serviceId: null, name: '' }],
  ['Petite Enfance', { partyId: 'town', serviceId: 's1', name: '' }],
  ['jeunesse (caf)', { partyId: 'caf', serviceId: 's3', name: '' }],
  // Two parties have one.
  ['Jeunesse', { partyId: null, serviceId: null, name: 'Jeunesse' }],
  ['Mairie de Test', { partyId: null, serviceId: null, name: 'Mairie de Test' }],
])('« %s » is a lead only by its very name', (text, lead) => {
  expect(matchLead(text, facts)).toEqual(lead)
})

test('what someone said of a name is true of it, and of no other', () => {
  expect(matchLead('Mairie de  Test', said)).toEqual({ partyId: 'town', serviceId: null, name: '' })
  expect([matchPartner('CNAF', said), matchPartner('Mairie de Test', said)]).toEqual(['caf', null])
  expect([chosenStatus('Bof', said), chosenStatus('bof bof', said)]).toEqual(['suspended', undefined])
  expect([matchTheme('Droits et numérique', said), matchTheme('Droits', said)]).toEqual(['rights', null])
})

test('names that nothing matches are listed, the most met first, with what they may be and what was said', () => {
  const met = {
    leads: ['Mairie de Test', 'Caf', 'MAIRIE DE TEST', 'Mme Durand'],
    partners: ['Cnaf', ''],
    statuses: ['en cours', 'bof'],
    axes: ['Droits et numérique'],
  }
  expect(listUnknownValues(met, facts)).toEqual([
    { kind: 'lead', text: 'Mairie de Test', count: 2, near: 'town', to: undefined },
    { kind: 'lead', text: 'Mme Durand', count: 1, near: undefined, to: undefined },
    { kind: 'partner', text: 'Cnaf', count: 1, near: undefined, to: undefined },
    { kind: 'status', text: 'bof', count: 1, near: undefined, to: undefined },
    { kind: 'theme', text: 'Droits et numérique', count: 1, near: 'rights', to: undefined },
  ])
  expect(listUnknownValues(met, said).map(({ to }) => to)).toEqual(['town', undefined, 'caf', 'suspended', 'rights'])
})
