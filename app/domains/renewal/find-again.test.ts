import { describe, expect, test } from 'vitest'
import { keyOfAbsent, listAbsent, listAgreed } from './absent.ts'
import { findAgain, pairSettings, type References, type Setting } from './find-again.ts'

const party = { shortName: '', territoryCode: null }

const former: Setting = {
  parties: [
    { ...party, id: 'caf', name: 'Caf du 92', kind: 'caf' },
    { ...party, id: 'town', name: 'Commune de Gennevilliers', kind: 'authority', territoryCode: '92036' },
    { ...party, id: 'gone', name: 'Association dissoute', kind: 'partner' },
  ],
  themes: [
    { id: 'early', name: 'Petite enfance', catalogueKey: 'petite-enfance' },
    { id: 'own', name: 'Vacances', catalogueKey: null },
  ],
  services: [
    { id: 'service', name: 'Direction de l’enfance', partyId: 'town', cafField: null },
    { id: 'goneService', name: 'Accueil', partyId: 'gone', cafField: null },
  ],
  axes: [{ id: 'axis', title: 'Concilier', themeId: 'early' }],
  objectives: [
    { id: 'objective', title: 'Accueillir 60 familles', axisId: 'axis', issueTitle: null },
    { id: 'goneObjective', title: 'Former', axisId: 'axis', issueTitle: 'Des équipes' },
  ],
  issues: [],
  personIds: ['samira'],
  communeCodes: ['92036', '92004'],
  areas: [
    { id: 'luth', name: 'Le Luth', communeCode: '92036', communeName: 'Gennevilliers', isPriority: true },
    { id: 'village', name: 'Village', communeCode: '92036', communeName: 'Gennevilliers', isPriority: false },
    { id: 'outside', name: 'Le Port', communeCode: '92004', communeName: 'Asnières', isPriority: false },
  ],
  linkedPlans: [{ id: 'cls', name: 'Contrat local de santé', note: '' }],
  bodies: [{ id: 'copil', name: 'Copil' }],
}
const next: Setting = {
  parties: [
    { ...party, id: 'newCaf', name: 'CAF des Hauts-de-Seine', kind: 'caf' },
    { ...party, id: 'newTown', name: 'Ville de Gennevilliers', kind: 'authority', territoryCode: '92036' },
  ],
  themes: [{ id: 'newEarly', name: 'Accueil du jeune enfant', catalogueKey: 'petite-enfance' }],
  services: [
    { id: 'sameName', name: "direction de l'enfance", partyId: 'newCaf', cafField: null },
    { id: 'newService', name: "direction de l'enfance", partyId: 'newTown', cafField: null },
  ],
  axes: [
    { id: 'otherAxis', title: 'Autre', themeId: null },
    { id: 'newAxis', title: 'concilier', themeId: 'newEarly' },
  ],
  objectives: [
    { id: 'elsewhere', title: 'Accueillir 60 familles', axisId: 'otherAxis', issueTitle: null },
    { id: 'newObjective', title: 'accueillir 60 familles', axisId: 'newAxis', issueTitle: null },
  ],
  issues: [],
  personIds: ['samira', 'julie'],
  communeCodes: ['92036'],
  areas: [{ id: 'newLuth', name: 'le luth', communeCode: '92036', communeName: 'Gennevilliers', isPriority: true }],
  linkedPlans: [],
  bodies: [{ id: 'newCopil', name: 'Copil' }],
}
const references: References = {
  leadPartyId: 'town',
  leadServiceId: 'service',
  coLeadPartyId: 'caf',
  leadPersonId: 'samira',
  themeId: 'early',
  bodyId: 'copil',
  partyIds: ['caf', 'gone'],
  leadServiceIds: ['service'],
  otherServiceIds: ['goneService'],
  objectiveIds: ['objective', 'goneObjective'],
  communeCodes: ['92036', '92004'],
  areaIds: ['luth', 'village', 'outside'],
  linkedPlanIds: ['cls'],
}
const pairs = pairSettings(former, next)

describe('what a sheet refers to, in the next CTG', () => {
  test('is found again by its name; the town also by its commune, the only Caf as such, an objective first under its axis', () => {
    expect(findAgain(pairs, references)).toEqual({
      leadPartyId: 'newTown',
      leadServiceId: 'newService',
      coLeadPartyId: 'newCaf',
      leadPersonId: 'samira',
      themeId: 'newEarly',
      bodyId: 'newCopil',
      partyIds: ['newCaf'],
      leadServiceIds: ['newService'],
      otherServiceIds: [],
      objectiveIds: ['newObjective'],
      communeCodes: ['92036'],
      areaIds: ['newLuth'],
      linkedPlanIds: [],
    })
  })

  test.each<[string, Partial<References>, Partial<References>]>([
    [
      'a party that is no more',
      { leadPartyId: 'gone', leadServiceId: 'goneService' },
      { leadPartyId: null, leadServiceId: null },
    ],
    ['a theme of its own that is no more', { themeId: 'own' }, { themeId: null }],
    ['an account without mandate in the next one', { leadPersonId: 'nadia' }, { leadPersonId: null }],
    ['nothing', { leadPartyId: null, leadServiceId: null }, { leadPartyId: null, leadServiceId: null }],
  ])('%s is left out', (_what, given, found) => {
    expect(findAgain(pairs, { ...references, ...given })).toMatchObject(found)
  })
})

describe('what is absent from the next CTG', () => {
  const absent = listAbsent(former, pairs, [references, references])

  test('is listed once, with where it would be; a quartier outside the perimeter cannot be', () => {
    expect(absent).toEqual([
      { kind: 'party', id: 'gone', name: 'Association dissoute', within: '' },
      { kind: 'service', id: 'goneService', name: 'Accueil', within: 'Association dissoute' },
      { kind: 'objective', id: 'goneObjective', name: 'Former', within: 'Concilier' },
      { kind: 'area', id: 'village', name: 'Village', within: 'Gennevilliers' },
      { kind: 'plan', id: 'cls', name: 'Contrat local de santé', within: '' },
    ])
  })

  test('is created only when agreed to; a service comes with its party', () => {
    expect(listAgreed(former, absent, [])).toEqual([])
    expect(listAgreed(former, absent, ['service:goneService', 'plan:cls', 'plan:luth']).map(keyOfAbsent)).toEqual([
      'party:gone',
      'service:goneService',
      'plan:cls',
    ])
  })
})
