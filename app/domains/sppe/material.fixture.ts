/** Matter in which every point of the schéma has an answer, for the tests that take some away. */
import type { Material, MaterialAction, Tie } from './material.ts'
import type { PointKey } from './point-keys.ts'

export const anAction = (id: string, changes: Partial<MaterialAction> = {}): MaterialAction => ({
  ...{ type: 'action', id, title: `Action ${id}`, path: `/actions/${id}`, words: '' },
  ...{ startsOn: '2026-01-01', endsOn: '2027-12-31', hasDifficulties: true, hasInvestment: false },
  ...{ hasMeans: true, hasMeasure: true, hasTarget: true, placeIds: ['nord', 'sud'] },
  ...changes,
})

const aFigure = (indicatorId: string) => ({
  ...{ type: 'figure' as const, id: indicatorId, indicatorId, title: indicatorId, path: `/indicateurs/${indicatorId}` },
})

export const aTie = (point: PointKey, changes: Partial<Tie> = {}): Tie => ({
  ...{ id: `tie-${point}`, point, cover: 'whole', word: 'Il répond.', tiedBy: 'Claire' },
  reference: { type: 'document', id: `tie-${point}`, title: 'Un document', path: null },
  ...changes,
})

export const wholeMaterial: Material = {
  hasTheme: true,
  figures: ['childcare-places', 'childcare-places-nurseries', 'children-under-3', 'births'].map(aFigure),
  communesWithPlaces: 2,
  zones: [
    { id: 'nord', name: 'Nord' },
    { id: 'sud', name: 'Sud' },
  ],
  areas: [],
  findings: [
    { type: 'finding', id: 'f1', title: 'Peu de places au nord', path: '/constats/f1', isLack: true, words: '' },
  ],
  objectives: [{ type: 'objective', id: 'o1', title: 'Plus de places', path: '/objectifs/o1', hasTarget: true }],
  actions: [
    anAction('skills', { words: 'Recruter et former des professionnelles' }),
    anAction('quality', { words: 'Analyse des pratiques dans les crèches' }),
    anAction('building', { words: 'Ouvrir une crèche', hasInvestment: true }),
    anAction('families', {
      words: 'Horaires atypiques ; santé avec la PMI ; handicap ; familles à faibles ressources',
    }),
  ],
  services: [{ type: 'service', id: 's1', title: 'Relais petite enfance', path: null }],
  facilities: [{ type: 'facility', id: 'e1', title: 'Crèche du nord', path: '/e1', isRelay: false, isOpen: true }],
  ties: [],
}
