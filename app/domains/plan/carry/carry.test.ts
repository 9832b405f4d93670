import { expect, test } from 'vitest'
import { findAgain, type References, type Setting } from './carry.ts'

const former: Setting = {
  parties: [
    { id: 'caf', name: 'Caf des Hauts-de-Seine', shortName: 'Caf', kind: 'caf' },
    { id: 'town', name: 'Ville de Gennevilliers', shortName: 'Ville', kind: 'authority' },
    { id: 'gone', name: 'Association dissoute', shortName: 'Asso', kind: 'partner' },
  ],
  themes: [
    { id: 'early', name: 'Petite enfance', catalogueKey: 'petite-enfance' },
    { id: 'own', name: 'Vacances', catalogueKey: null },
  ],
  services: [{ id: 'service', name: 'Direction de l’enfance', partyId: 'town' }],
  objectives: [{ id: 'objective', title: 'Accueillir 60 familles' }],
  personIds: ['samira'],
}
const next: Setting = {
  parties: [
    { id: 'newCaf', name: 'CAF des Hauts-de-Seine', shortName: 'Caf', kind: 'caf' },
    { id: 'newTown', name: 'Ville de Gennevilliers', shortName: 'Ville', kind: 'authority' },
  ],
  themes: [{ id: 'newEarly', name: 'Accueil du jeune enfant', catalogueKey: 'petite-enfance' }],
  services: [
    { id: 'sameName', name: "direction de l'enfance", partyId: 'newCaf' },
    { id: 'newService', name: "direction de l'enfance", partyId: 'newTown' },
  ],
  objectives: [{ id: 'newObjective', title: 'accueillir 60 familles' }],
  personIds: ['samira', 'julie'],
}
const asked: References = {
  leadPartyId: 'town',
  leadServiceId: 'service',
  coLeadPartyId: 'caf',
  leadPersonId: 'samira',
  themeId: 'early',
  partyIds: ['caf', 'gone'],
  objectiveIds: ['objective'],
}

test('parties, service, theme and objective are found again by their names', () => {
  expect(findAgain(former, next, asked)).toEqual({
    leadPartyId: 'newTown',
    leadServiceId: 'newService',
    coLeadPartyId: 'newCaf',
    leadPersonId: 'samira',
    themeId: 'newEarly',
    partyIds: ['newCaf'],
    objectiveIds: ['newObjective'],
  })
})

test.each<[string, Partial<References>, Partial<References>]>([
  ['a party that is no more', { leadPartyId: 'gone' }, { leadPartyId: null, leadServiceId: null }],
  ['a theme of its own that is no more', { themeId: 'own' }, { themeId: null }],
  ['an account without mandate in the next one', { leadPersonId: 'nadia' }, { leadPersonId: null }],
  ['nothing', { leadPartyId: null, leadServiceId: null }, { leadPartyId: null, leadServiceId: null }],
])('%s is left out', (_what, given, found) => {
  expect(findAgain(former, next, { ...asked, ...given })).toMatchObject(found)
})
