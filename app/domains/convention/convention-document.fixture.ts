/** A full convention to render in tests: people, texts and decisions are illustration. Pure. */

import { readProse } from '#app/domains/documents/prose.ts'
import type { Facts } from '#app/domains/writing/facts.ts'
import { richTextOf } from '#app/domains/writing/plain-text.ts'
import { toDocumentText } from '#app/domains/writing/to-document-text.ts'
import { articleNotice, proposedArticles, visasInForce } from './article-template.fr.ts'
import type { ActionSheet, ConventionDocument, DocumentParty } from './convention-document.ts'
import { caf, childcare, mission, pmi, rights, town } from './convention-themes.fixture.ts'

const widerHours: ActionSheet = {
  number: '1.1.1',
  title: 'Vingt places à horaires élargis pour les parents en insertion',
  objectives: ['60 familles en insertion accueillies chaque année'],
  lead: town,
  leadName: 'Direction de la petite enfance',
  partners: [caf, pmi, mission],
  start: 'janv. 2027',
  end: 'janv. 2028',
  status: 'en cours',
  nextStep: 'Visite du second site par la PMI, en septembre 2027',
  need: readProse(
    'Des parents renoncent à un stage ou à un emploi faute d’un accueil ouvert tôt, tard ou sur-le-champ.',
  ),
  description: readProse(
    'Deux multi-accueils ouvrent de 7 h à 20 h et réservent vingt places aux parents en parcours d’insertion, orientés par la mission locale et par les travailleurs sociaux de la Caf.\n\n- douze places au Luth ;\n- huit places aux Agnettes.',
  ),
  publics: 'parents en parcours d’insertion, enfants de moins de 3 ans',
  areas: 'Le Luth, Les Agnettes',
  services: [
    { kind: 'authority', name: 'Petite enfance' },
    { kind: 'caf', name: 'Action sociale' },
  ],
  sponsor: 'Adjointe à la petite enfance',
  cafLevers: ['action sociale collective', 'travail social'],
  steps: [
    { title: 'Étude des besoins', target: 'mars 2027', state: 'terminée' },
    { title: 'Douze premières places', target: 'sept. 2027', state: 'à venir' },
    { title: 'Huit places, second site', target: 'janv. 2028', state: 'à venir' },
  ],
  means: [
    { year: '2027', nature: 'fonctionnement', funder: town, scheme: '', state: 'estimé', amount: '42 000 €' },
    {
      year: '2027',
      nature: 'fonctionnement',
      funder: caf,
      scheme: 'bonus territoire, COF n° 27-114',
      state: 'demandé',
      amount: '31 000 €',
    },
  ],
  measures: [
    { name: 'Places ouvertes à horaires élargis', baseline: '0', target: '20', lastValue: '–' },
    { name: 'Familles en insertion accueillies', baseline: 'non mesuré', target: '60 par an', lastValue: '–' },
  ],
}

/** The eight fields alone: such a sheet is already useful. */
export const shortSheet = (number: string, title: string, lead: DocumentParty | null): ActionSheet => ({
  number,
  title,
  objectives: [],
  lead,
  leadName: '',
  partners: [],
  start: null,
  end: '2e trimestre 2028',
  status: 'à démarrer',
  nextStep: null,
  need: [],
  description: [],
  publics: '',
  areas: '',
  services: [],
  sponsor: '',
  cafLevers: [],
  steps: [],
  means: [],
  measures: [],
})

const words = (text: string) => ({ kind: 'words', words: text }) as const
const lines = (...list: readonly string[]) => ({ kind: 'lines', lines: list.map((line) => ({ words: line })) }) as const

const facts: Facts = {
  parties: words('la Caf des Hauts-de-Seine et la Ville de Gennevilliers'),
  caf: words('la Caf des Hauts-de-Seine'),
  authorities: words('la Ville de Gennevilliers'),
  territory: words('la commune de Gennevilliers'),
  perimeter: words('Gennevilliers'),
  themes: words('petite enfance et accès aux droits et vie sociale'),
  powers: lines('Ville de Gennevilliers : petite enfance, jeunesse, action sociale, logement'),
  axes: lines('Axe 1. Concilier vie familiale, professionnelle et sociale', 'Axe 2. Faire valoir les droits'),
  bodies: lines('comité de pilotage, au moins une fois par an', 'comité opérationnel, chaque trimestre'),
  commitments: lines(
    'Caf des Hauts-de-Seine : un conseiller à mi-temps',
    'Ville de Gennevilliers : un chargé de coopération',
  ),
  'kept-services': lines('Multi-accueil Les Lilas, 40 places'),
  start: words('1er juillet 2027'),
  end: words('30 juin 2031'),
  duration: words('quatre ans'),
}

const articles = proposedArticles('2027-01-08').map(({ title, body }) => ({
  title,
  body: toDocumentText(richTextOf(body), {}, { facts }),
}))

export const gennevilliers: ConventionDocument = {
  title: 'Convention territoriale globale',
  territory: 'Gennevilliers',
  period: '2027-2031',
  version: {
    label: 'Version 3',
    state: 'Projet, à soumettre au comité de pilotage du 14 janvier 2027',
    madeOn: '8 janvier 2027',
  },
  ribbon: 'Démonstration : personnes, textes et décisions fictifs ; chiffres publics, sources indiquées.',
  articlesNotice: articleNotice,
  parties: [
    {
      ...caf,
      shortName: 'la Caf',
      address: 'à Nanterre',
      representatives: [
        { name: 'Camille Exemple', role: 'directrice' },
        { name: null, role: 'le président du conseil d’administration' },
      ],
      authorisedBy: null,
    },
    {
      ...town,
      shortName: 'la Ville',
      address: 'hôtel de ville, Gennevilliers',
      representatives: [{ name: 'Dominique Modèle', role: 'maire' }],
      authorisedBy: 'délibération n° 2027-012 du conseil municipal du 3 février 2027',
    },
  ],
  visas: [
    ...visasInForce('2027-02-03'),
    'Vu la délibération n° 2027-012 du conseil municipal de Gennevilliers du 3 février 2027.',
  ],
  preamble: readProse(
    'Gennevilliers et la Caf des Hauts-de-Seine travaillent ensemble depuis la première convention du département, signée le 8 avril 2015. La présente convention en prolonge la démarche : partir de ce que vivent les habitants, croiser les regards, puis agir ensemble.\n\nElle s’articule avec le contrat de ville, le projet éducatif de territoire et le schéma départemental des services aux familles.',
  ),
  articles,
  signatures: {
    made: 'Fait en deux exemplaires originaux.',
    rows: [
      { ...caf, signatory: 'Camille Exemple', role: 'directrice', place: 'Nanterre', signedOn: null },
      { ...town, signatory: 'Dominique Modèle', role: 'maire', place: 'Gennevilliers', signedOn: '12 février 2027' },
    ],
  },
  diagnosis: [childcare, rights],
  plan: [
    {
      label: 'Axe 1',
      title: 'Concilier vie familiale, professionnelle et sociale',
      axes: [],
      objectives: [
        {
          number: '1.1',
          title: '60 familles en insertion accueillies chaque année',
          issue: 'Un accueil possible pour les parents en insertion',
          measure: {
            name: 'Familles en insertion accueillies',
            baseline: 'non mesuré',
            target: '60 en 2029',
            lastValue: '–',
          },
          actions: [widerHours, shortSheet('1.1.2', 'Un guichet unique des demandes d’accueil', town)],
        },
        { number: '1.2', title: 'Fidéliser les assistantes maternelles', issue: null, measure: null, actions: [] },
      ],
      actions: [],
    },
    {
      label: 'Axe 2',
      title: 'Faire valoir les droits',
      axes: [
        {
          label: 'Orientation 2.1',
          title: 'Aller vers les habitants',
          axes: [],
          objectives: [
            {
              number: '2.1.1',
              title: 'Une permanence par quartier',
              issue: 'Aucun droit perdu faute de l’avoir demandé',
              measure: null,
              actions: [shortSheet('2.1.1.1', 'Des rendez-vous des droits dans les centres sociaux', caf)],
            },
          ],
          actions: [],
        },
      ],
      objectives: [],
      actions: [shortSheet('2.2', 'Former les accueillants aux démarches en ligne', null)],
    },
  ],
  governance: [
    {
      name: 'Comité de pilotage',
      mission: 'Valide le diagnostic, arrête les priorités, suit le plan d’action et décide des actions correctives.',
      rhythm: 'au moins une fois par an',
      seats: [
        {
          party: caf,
          function: 'Administratrice ou administrateur, ou son représentant',
          holder: null,
          substitute: null,
        },
        {
          party: caf,
          function: 'Directrice, ou son représentant',
          holder: 'Camille Exemple',
          substitute: 'Sacha Témoin',
        },
        { party: town, function: 'Maire, ou son représentant', holder: 'Dominique Modèle', substitute: null },
        {
          party: town,
          function: 'Directrice générale des services, ou son représentant',
          holder: 'Alix Fictive',
          substitute: null,
        },
      ],
    },
    {
      name: 'Comité opérationnel',
      mission: 'Prépare le comité de pilotage et suit les groupes de travail.',
      rhythm: 'chaque trimestre',
      seats: [],
    },
  ],
}
