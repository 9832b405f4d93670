/** A record of decisions to render in tests; people, texts and decisions are illustration. Pure. */
import type { DocumentParty } from './convention-document.ts'
import type { MinutesDocument } from './minutes-document.ts'
import { readProse } from './prose.ts'

const caf: DocumentParty = { kind: 'caf', name: 'Caf des Hauts-de-Seine' }
const town: DocumentParty = { kind: 'authority', name: 'Ville de Gennevilliers' }

export const minutes: MinutesDocument = {
  convention: 'Convention territoriale globale, Gennevilliers 2027-2031',
  body: 'Comité de pilotage',
  title: 'Comité de pilotage du 14 janvier 2027',
  heldOn: 'jeudi 14 janvier 2027, de 14 h à 16 h',
  place: 'Hôtel de ville de Gennevilliers',
  state: 'Relevé arrêté à la clôture de la séance',
  ribbon: 'Démonstration : personnes, textes et décisions fictifs ; chiffres publics, sources indiquées.',
  attendance: [
    { party: town, function: 'Maire, ou son représentant', name: 'Dominique Modèle', presence: 'present' },
    { party: caf, function: 'Directrice, ou son représentant', name: 'Camille Exemple', presence: 'present' },
    { party: town, function: 'Directrice générale des services', name: 'Alix Fictive', presence: 'represented' },
    { party: caf, function: 'Administratrice ou administrateur', name: null, presence: 'absent' },
  ],
  agenda: [
    { title: 'Validation du diagnostic partagé', presenter: 'les deux coordonnatrices' },
    { title: 'Choix des priorités', presenter: '' },
    { title: 'Questions diverses', presenter: '' },
  ],
  account: readProse(
    'La lecture de chaque partie est présentée, thème par thème. Les réserves de la Ville sur le taux d’accueil sont reprises dans le constat 1.',
  ),
  decisions: [
    {
      number: '2027-01',
      text: readProse('Le diagnostic partagé est validé, avec les réserves exprimées.'),
      positions: [
        { ...caf, position: 'agreement', words: '' },
        { ...town, position: 'reservation', words: 'L’écart doit se lire avec la baisse des naissances.' },
      ],
      despite: {
        missing: ['un constat sans élément d’appui', 'un siège de la Caf sans titulaire'],
        motive: 'les deux parties souhaitent tenir le calendrier ; l’élément sera ajouté avant février.',
      },
      responsible: 'les deux coordonnatrices',
      dueOn: '26 février 2027',
      state: 'à faire',
    },
    {
      number: '2027-02',
      text: readProse(
        'Deux priorités sont retenues :\n\n- un accueil possible pour les parents en insertion ;\n- aucun droit perdu faute de l’avoir demandé.',
      ),
      positions: [
        { ...caf, position: 'agreement', words: '' },
        { ...town, position: 'agreement', words: '' },
      ],
      despite: null,
      responsible: '',
      dueOn: null,
      state: 'sans suite à donner',
    },
  ],
}
