/** Parties and themes of the convention to render in tests: public figures with their source; readings are illustration. Pure. */

import { readProse } from '#app/domains/documents/prose.ts'
import type { DocumentParty, ThemeDiagnosis } from './convention-document.ts'

export const caf: DocumentParty = { kind: 'caf', name: 'Caf des Hauts-de-Seine' }
export const town: DocumentParty = { kind: 'authority', name: 'Ville de Gennevilliers' }
export const mission: DocumentParty = { kind: 'partner', name: 'Mission locale' }
export const pmi: DocumentParty = { kind: 'partner', name: 'PMI' }

const frames = ['Gennevilliers', 'Hauts-de-Seine', 'Île-de-France']

export const childcare: ThemeDiagnosis = {
  theme: 'Petite enfance',
  frames,
  figures: [
    {
      indicator: 'Accueil formel des enfants de moins de 3 ans',
      unit: 'places pour 100 enfants',
      values: ['57,4', '72,1', '57,2'],
      source: 'Cnaf',
      vintage: 'décembre 2023',
      note: '30e sur 34, du plus élevé au plus faible ; 2 communes non diffusées',
    },
    {
      indicator: '… dont crèches (EAJE)',
      unit: 'places pour 100 enfants',
      values: ['35,4', '46,3', '32,5'],
      source: 'Cnaf',
      vintage: 'décembre 2023',
      note: '',
    },
    {
      indicator: '… dont assistantes maternelles',
      unit: 'places pour 100 enfants',
      values: ['10,4', '13,8', '18,1'],
      source: 'Cnaf',
      vintage: 'décembre 2023',
      note: '',
    },
    {
      indicator: 'Naissances domiciliées',
      unit: 'nombre par an',
      values: ['640', '19 609', '–'],
      source: 'Insee, état civil',
      vintage: '2023',
      note: 'à Gennevilliers, 864 en 2017',
    },
  ],
  readings: [
    {
      ...caf,
      text: readProse(
        'Près de quinze places de moins que le département pour cent enfants : l’offre reste à développer, d’abord pour les parents en insertion.',
      ),
    },
    {
      ...town,
      text: readProse(
        'Au niveau de l’Île-de-France, avec un quart de naissances en moins qu’en 2017 : la question porte moins sur le nombre de places que sur leurs horaires.',
      ),
    },
  ],
  testimonies: [
    {
      text: 'On me propose un stage lundi et il faut trois semaines pour trouver une garde.',
      from: 'Atelier de parents, 6 novembre 2026',
    },
  ],
  findings: [
    {
      number: '1',
      kind: 'weakness',
      title: 'Moins de places qu’ailleurs dans le département, autant que dans la région',
      text: 'L’écart porte sur les crèches et sur les assistantes maternelles.',
      elements: ['Cnaf, taux de couverture, décembre 2023', 'Insee, naissances, 2023'],
      positions: [
        { ...caf, position: 'agreement', words: '' },
        { ...town, position: 'reservation', words: 'L’écart doit se lire avec la baisse des naissances.' },
      ],
    },
    {
      number: '2',
      kind: 'opportunity',
      title: 'Des services qui se connaissent déjà',
      text: '',
      elements: ['Bilan des réunions de 2026'],
      positions: [
        { ...caf, position: 'agreement', words: '' },
        { ...town, position: 'agreement', words: '' },
        { ...mission, position: 'not-asked', words: '' },
      ],
    },
  ],
  issues: [
    {
      number: '1',
      title: 'Un accueil possible pour les parents en insertion',
      publics: 'parents en parcours d’insertion, familles monoparentales',
      isRetained: true,
      state: 'priorité 1',
    },
    {
      number: '2',
      title: 'Fidéliser les assistantes maternelles',
      publics: 'assistantes maternelles',
      isRetained: false,
      state: 'à débattre',
    },
  ],
}

export const rights: ThemeDiagnosis = {
  theme: 'Accès aux droits et vie sociale',
  frames,
  figures: [
    {
      indicator: 'Taux de pauvreté à 60 %',
      unit: 'en %',
      values: ['28', '12,4', '16,1'],
      source: 'Insee-DGFiP-Cnaf-Cnav-CCMSA, Filosofi',
      vintage: '2021',
      note: '',
    },
    {
      indicator: 'Pauvreté des familles monoparentales',
      unit: 'en %',
      values: ['34', '21,2', '26'],
      source: 'Insee-DGFiP-Cnaf-Cnav-CCMSA, Filosofi',
      vintage: '2021',
      note: '3 communes du département sous secret',
    },
    {
      indicator: 'Foyers allocataires percevant le RSA',
      unit: 'nombre',
      values: ['1 865', 'non réuni', 'non réuni'],
      source: 'Cnaf',
      vintage: 'décembre 2024',
      note: 'arrondi à 5',
    },
  ],
  readings: [
    { ...caf, text: readProse('Une part élevée des familles dépend des prestations : chaque droit non demandé pèse.') },
    { ...town, text: [] },
  ],
  testimonies: [],
  findings: [
    {
      number: '3',
      kind: 'strength',
      title: 'Un réseau d’accueil dense',
      text: 'Les habitants citent d’abord les centres sociaux.',
      elements: ['Enquête de 2026'],
      positions: [
        { ...caf, position: 'agreement', words: '' },
        { ...town, position: 'agreement', words: '' },
      ],
    },
    {
      number: '4',
      kind: 'threat',
      title: 'Le tout-numérique éloigne une partie des habitants',
      text: '',
      elements: [],
      positions: [
        { ...caf, position: 'disagreement', words: 'Les rendez-vous restent ouverts à tous.' },
        { ...town, position: 'agreement', words: '' },
      ],
    },
  ],
  issues: [
    {
      number: '3',
      title: 'Aucun droit perdu faute de l’avoir demandé',
      publics: '',
      isRetained: true,
      state: 'priorité 2',
    },
  ],
}
