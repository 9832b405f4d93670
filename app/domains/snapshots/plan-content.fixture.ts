/** A small plan for the tests of its changes: one party of each kind, one axis, one objective, one action in progress. Pure. */
import type { FrozenAction, FrozenObjective, PlanContent } from './plan-content.ts'

export const anAction = (id: string, given: Partial<FrozenAction> = {}): FrozenAction => ({
  id,
  number: 1,
  code: '1.1.1',
  title: `Action ${id}`,
  axisId: 'axis',
  objectiveIds: ['objective'],
  status: 'in-progress',
  isWatched: false,
  isLate: false,
  isSilent: false,
  leadPartyId: 'town',
  leadServiceId: 'early',
  coLeadPartyId: null,
  leadName: '',
  startsOn: '2026-01-01',
  startsPrecision: 'month',
  endsOn: '2027-03-01',
  endsPrecision: 'month',
  nextStep: '',
  nextStepOn: null,
  lastReportOn: null,
  reportCount: 0,
  partyIds: [],
  serviceIds: ['early', 'social'],
  steps: [],
  measures: [],
  means: [],
  ...given,
})

export const anObjective = (id: string, given: Partial<FrozenObjective> = {}): FrozenObjective => ({
  id,
  axisId: 'axis',
  code: '1.1',
  title: `Objectif ${id}`,
  measureName: 'Places ouvertes',
  unit: 'places',
  baseline: 100,
  baselineYear: 2025,
  target: 160,
  targetYear: 2030,
  lastValue: null,
  lastValueYear: null,
  ...given,
})

export const aPlan = (actions: readonly FrozenAction[], given: Partial<PlanContent> = {}): PlanContent => ({
  version: 1,
  parties: [
    { id: 'caf', kind: 'caf', shortName: 'Caf' },
    { id: 'town', kind: 'authority', shortName: 'Ville' },
  ],
  services: [
    { id: 'social', partyId: 'caf', name: 'Action sociale' },
    { id: 'benefits', partyId: 'caf', name: 'Prestations' },
    { id: 'early', partyId: 'town', name: 'Petite enfance' },
    { id: 'housing', partyId: 'town', name: 'Habitat' },
  ],
  axes: [
    { id: 'axis', parentId: null, code: '1', levelLabel: 'Axe', title: 'Concilier les temps' },
    { id: 'other-axis', parentId: null, code: '2', levelLabel: 'Axe', title: 'Habiter' },
  ],
  objectives: [anObjective('objective')],
  actions: [...actions],
  ...given,
})
