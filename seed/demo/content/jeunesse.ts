/** Jeunesse, adolescence et parentalité. Public figures are real (Insee, Filosofi); the rest is illustration. */
import type { DemoTheme } from '../content-types.ts'
import { youthActions } from './jeunesse-droits.ts'
import { parentActions } from './jeunesse-parents.ts'

export const youth: DemoTheme = {
  ref: 'jeunesse',
  axisTitle: 'Grandir, être parent',
  readings: [
    {
      by: 'caf',
      on: '2026-10-22',
      text: 'La pauvreté des ménages de moins de trente ans est la plus élevée du département : 30 % contre 16,5 %. Les jeunes vivent plus longtemps chez leurs parents qu’ailleurs.',
    },
    {
      by: 'ville',
      on: '2026-11-05',
      text: 'Onze jeunes de 20 à 24 ans sur cent vivent seuls, deux fois moins que dans le département. C’est une solidarité familiale autant qu’une décohabitation empêchée ; les deux appellent des réponses différentes.',
    },
  ],
  testimonies: [
    {
      ref: 'college',
      kind: 'interview',
      by: 'ville',
      on: '2026-10-13',
      source: 'Entretiens avec quatre équipes de collège',
      text: 'Les familles que nous ne voyons jamais sont celles qui travaillent en horaires décalés. Le samedi matin, elles viennent.',
    },
    {
      ref: 'jeunes',
      kind: 'survey',
      by: 'ville',
      on: '2026-09-28',
      source: 'Questionnaire de rentrée, 212 réponses de jeunes de 16 à 25 ans',
      text: 'Six sur dix ne savent pas à qui demander une aide pour le permis, le logement ou la santé.',
    },
  ],
  findings: [
    {
      ref: 'pauvrete-jeunes',
      kind: 'weakness',
      title: 'La pauvreté des jeunes ménages, première du département',
      text: '30 % des ménages dont le référent a moins de trente ans vivent sous le seuil de pauvreté.',
      by: 'caf',
      on: '2026-10-23',
      figures: ['under-30-poverty'],
      testimonies: ['jeunes'],
      positions: [
        { by: 'caf', on: '2026-10-23', position: 'agreement' },
        { by: 'ville', on: '2026-11-05', position: 'agreement' },
      ],
    },
    {
      ref: 'decohabitation',
      kind: 'threat',
      title: 'Des jeunes qui quittent tard le logement familial',
      text: '10,9 % des 20-24 ans vivent seuls, contre 19,9 % dans le département.',
      by: 'ville',
      on: '2026-10-23',
      figures: ['living-alone-20-24', 'living-alone-15-19'],
      positions: [
        { by: 'ville', on: '2026-10-23', position: 'agreement' },
        { by: 'caf', on: '2026-10-28', position: 'agreement' },
      ],
    },
    {
      ref: 'parents-samedi',
      kind: 'opportunity',
      title: 'Les parents viennent quand l’horaire leur va',
      text: 'Les équipes des collèges et les centres sociaux font le même constat.',
      by: 'ville',
      on: '2026-11-12',
      figures: ['single-parent-share'],
      testimonies: ['college'],
      positions: [{ by: 'ville', on: '2026-11-12', position: 'agreement' }],
    },
  ],
  issues: [
    {
      ref: 'droits-jeunes',
      title: 'Que chaque jeune sache où demander',
      publics: 'Jeunes de 16 à 25 ans',
      argument: 'Beaucoup ne savent pas à qui s’adresser.',
      findings: ['pauvrete-jeunes', 'decohabitation'],
      isProposed: true,
      scores: {
        caf: {
          gravity: 3,
          capacity: 2,
          urgency: 2,
          argument: 'Nos leviers commencent à la majorité ; avant, nous finançons, nous ne recevons pas.',
        },
        ville: {
          gravity: 4,
          capacity: 3,
          urgency: 4,
          argument: 'Le premier non-recours se joue à seize ans, et le point information jeunesse est à nous.',
        },
      },
    },
    {
      ref: 'parents',
      title: 'Des soutiens aux parents à des heures possibles',
      publics: 'Parents d’enfants de 0 à 16 ans, familles monoparentales',
      argument: 'Les familles en horaires décalés viennent le samedi.',
      findings: ['parents-samedi'],
      isProposed: true,
      scores: {
        caf: { gravity: 2, capacity: 4, urgency: 2 },
        ville: { gravity: 3, capacity: 4, urgency: 3 },
      },
    },
  ],
  objectives: [
    {
      ref: 'jeunes-accompagnes',
      issue: 'droits-jeunes',
      title: 'Accompagner cinq cents jeunes par an vers leurs droits',
      measure: {
        kind: 'own',
        name: 'Jeunes accompagnés',
        unit: 'jeunes par an',
        baseline: 310,
        baselineYear: 2025,
        target: 500,
        targetYear: 2029,
        lastValue: 352,
        lastValueYear: 2026,
      },
    },
    {
      ref: 'parents-touches',
      issue: 'parents',
      title: 'Toucher quatre cents parents par an hors des horaires de bureau',
      measure: {
        kind: 'own',
        name: 'Parents reçus le soir ou le samedi',
        unit: 'parents par an',
        baseline: null,
        baselineYear: null,
        target: 400,
        targetYear: 2029,
      },
    },
  ],
  actions: [...youthActions, ...parentActions],
}
