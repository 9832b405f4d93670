/** Accès aux droits et vie sociale. Public figures are real (Cnaf, Insee); the rest is illustration. */
import type { DemoTheme } from '../content-types.ts'
import { rightsActions } from './acces-aux-droits-actions.ts'

export const accessToRights: DemoTheme = {
  ref: 'acces-aux-droits',
  axisTitle: 'Avoir ses droits, prendre part',
  readings: [
    {
      by: 'caf',
      on: '2026-10-22',
      text: 'Un foyer allocataire sur six est au RSA, et la part recule depuis 2020. Les prestations pèsent 11,1 % du revenu des habitants, près de quatre fois plus que dans le département.',
    },
    {
      by: 'ville',
      on: '2026-11-05',
      text: 'La baisse du RSA ne dit rien de ceux qui ne le demandent plus. Les centres sociaux voient arriver des personnes sans droits ouverts.',
    },
  ],
  testimonies: [
    {
      ref: 'centres-sociaux',
      kind: 'professional',
      by: 'ville',
      on: '2026-10-30',
      source: 'Équipes des centres sociaux',
      text: 'Une personne sur deux que nous aidons en ligne aurait su faire seule si elle avait pu parler à quelqu’un.',
    },
    {
      ref: 'habitants',
      kind: 'survey',
      by: 'ville',
      on: '2026-10-02',
      source: 'Questionnaire aux usagers du CCAS, 148 réponses',
      text: 'Quatre personnes sur dix disent avoir renoncé à une démarche dans l’année.',
    },
  ],
  findings: [
    {
      ref: 'rsa',
      kind: 'weakness',
      title: 'Un foyer allocataire sur six au RSA, en recul',
      text: '16,0 % en décembre 2024, 17,8 % en 2020 ; 10,4 % dans les communes du département.',
      by: 'caf',
      on: '2026-10-23',
      figures: ['rsa-share', 'activity-bonus-share'],
      positions: [
        { by: 'caf', on: '2026-10-23', position: 'agreement' },
        { by: 'ville', on: '2026-11-05', position: 'agreement' },
      ],
    },
    {
      ref: 'renoncement',
      kind: 'threat',
      title: 'Des habitants renoncent à leurs démarches',
      text: 'Quatre usagers du CCAS sur dix ; le numérique est cité en premier.',
      by: 'ville',
      on: '2026-11-05',
      figures: ['social-benefits-share'],
      testimonies: ['habitants', 'centres-sociaux'],
      positions: [
        { by: 'ville', on: '2026-11-05', position: 'agreement' },
        { by: 'caf', on: '2026-11-19', position: 'agreement' },
      ],
    },
    {
      ref: 'reseau',
      kind: 'strength',
      title: 'Un réseau de centres sociaux connu des habitants',
      text: 'Les habitants y viennent d’abord, pour toute question.',
      by: 'ville',
      on: '2026-11-05',
      testimonies: ['centres-sociaux'],
      positions: [
        { by: 'ville', on: '2026-11-05', position: 'agreement' },
        { by: 'caf', on: '2026-11-19', position: 'agreement' },
      ],
    },
  ],
  issues: [
    {
      ref: 'aller-vers',
      title: 'Aller vers ceux qui ne demandent plus',
      publics: 'Personnes sans droits ouverts, hommes et femmes seuls, personnes éloignées du numérique',
      argument: 'Des personnes renoncent à leurs droits faute de savoir les demander.',
      findings: ['renoncement', 'rsa', 'hommes-seuls'],
      isProposed: true,
      scores: {
        caf: { gravity: 4, capacity: 4, urgency: 3 },
        ville: { gravity: 3, capacity: 3, urgency: 3 },
      },
    },
    {
      ref: 'participation',
      title: 'La place des habitants dans la convention',
      publics: 'Habitants, usagers des centres sociaux',
      argument: 'Des habitants à chaque copil : la règle reste à écrire.',
      findings: ['reseau'],
      scores: {
        caf: { gravity: 1, capacity: 2, urgency: 2 },
        ville: { gravity: 3, capacity: 4, urgency: 2 },
      },
    },
  ],
  objectives: [
    {
      ref: 'rendez-vous-droits',
      issue: 'aller-vers',
      title: 'Tenir quatre cents rendez-vous des droits par an',
      measure: {
        kind: 'own',
        name: 'Rendez-vous des droits',
        unit: 'rendez-vous par an',
        baseline: 240,
        baselineYear: 2025,
        target: 400,
        targetYear: 2028,
        lastValue: 265,
        lastValueYear: 2026,
      },
    },
    {
      ref: 'dialogue',
      issue: 'participation',
      title: 'Associer des habitants à chaque copil',
      measure: {
        kind: 'none',
        reason: 'La présence se constate à chaque copil ; un nombre n’en dirait pas la qualité.',
      },
    },
  ],
  actions: rightsActions,
}
