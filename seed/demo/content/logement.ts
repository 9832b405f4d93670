/** Logement et habitat. Public figures are real (SDES, Insee, Cnaf); the rest is illustration. */
import type { DemoTheme } from '../content-types.ts'
import { housingActions } from './logement-actions.ts'

export const housing: DemoTheme = {
  ref: 'logement',
  axisTitle: 'Bien se loger, rester dans son logement',
  readings: [
    {
      by: 'caf',
      on: '2026-10-22',
      text: 'Plus d’un foyer allocataire sur deux reçoit une aide au logement. Les impayés signalés arrivent tard, souvent après six mois.',
    },
    {
      by: 'ville',
      on: '2026-11-04',
      text: 'Trois résidences principales sur quatre sont louées, et 11 882 logements sont sociaux. La prévention passe d’abord par les bailleurs.',
    },
  ],
  testimonies: [
    {
      ref: 'bailleurs',
      kind: 'professional',
      by: 'ville',
      on: '2026-10-09',
      source: 'Réunion avec trois bailleurs sociaux',
      text: 'Quand nous écrivons au troisième mois, la famille a déjà renoncé à ouvrir son courrier.',
    },
  ],
  findings: [
    {
      ref: 'locataires',
      kind: 'strength',
      title: 'Trois résidences principales sur quatre sont louées',
      text: '75,2 %, contre 54,5 % dans le département ; le parc social compte 11 882 logements.',
      by: 'ville',
      on: '2026-10-23',
      figures: ['renters-share', 'social-housing'],
      positions: [
        { by: 'ville', on: '2026-10-23', position: 'agreement' },
        { by: 'caf', on: '2026-10-27', position: 'agreement' },
      ],
    },
    {
      ref: 'aides',
      kind: 'weakness',
      title: 'Un foyer allocataire sur deux reçoit une aide au logement',
      text: '6 030 foyers en décembre 2024 (arrondi à 5).',
      by: 'caf',
      on: '2026-10-23',
      figures: ['housing-benefit-share', 'housing-benefit-households'],
      positions: [
        { by: 'caf', on: '2026-10-23', position: 'agreement' },
        { by: 'ville', on: '2026-11-04', position: 'agreement' },
      ],
    },
    {
      ref: 'impayes',
      kind: 'threat',
      title: 'Les impayés sont connus trop tard',
      text: 'Le signalement arrive au sixième mois ; la dette dépasse alors souvent ce qu’un plan peut apurer.',
      by: 'caf',
      on: '2026-11-17',
      figures: ['housing-benefit-share'],
      testimonies: ['bailleurs'],
      positions: [{ by: 'caf', on: '2026-11-17', position: 'agreement' }],
    },
  ],
  issues: [
    {
      ref: 'prevenir',
      title: 'Agir avant la dette',
      publics: 'Locataires du parc social et privé en difficulté',
      argument: 'Le signalement arrive au sixième mois d’impayé.',
      findings: ['impayes', 'aides', 'locataires'],
      scores: {
        caf: {
          gravity: 3,
          capacity: 3,
          urgency: 3,
          argument: 'Un contact au deuxième mois évite la suspension de l’aide au logement.',
        },
        ville: {
          gravity: 3,
          capacity: 1,
          urgency: 2,
          argument: 'Tant que les bailleurs ne signalent pas, notre capacité d’agir est faible.',
        },
      },
    },
  ],
  objectives: [
    {
      ref: 'impayes-tot',
      issue: 'prevenir',
      title: 'Connaître les impayés au deuxième mois',
      measure: {
        kind: 'own',
        name: 'Délai médian entre le premier impayé et le premier contact',
        unit: 'mois',
        baseline: 6,
        baselineYear: 2025,
        target: 2,
        targetYear: 2029,
        lastValue: 5,
        lastValueYear: 2026,
      },
    },
  ],
  actions: housingActions,
}
