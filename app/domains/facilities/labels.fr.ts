/** Every sentence of the facilities slice. Pure. */
import { formatCount, formatNumber, plural } from '#app/kernel/format.ts'
import type { ComparedField } from './compare-list.ts'
import {
  type FacilityChange,
  type FacilityKind,
  type FacilityState,
  isOfPeople,
  type KindSum,
  type OperatorKind,
  type Total,
} from './facilities.ts'
import { listWords } from './list-words.fr.ts'
import type { ListRefusal } from './read-list.ts'
import { mostLines } from './read-list.ts'

const kind: Readonly<Record<FacilityKind, string>> = {
  'multi-accueil': 'Multi-accueil (crèche)',
  'micro-creche': 'Micro-crèche',
  'creche-familiale': 'Crèche familiale',
  'jardin-enfants': 'Jardin d’enfants, halte-garderie',
  mam: 'Maison d’assistantes maternelles',
  'assistantes-maternelles': 'Assistantes maternelles',
  rpe: 'Relais petite enfance',
  laep: 'Lieu d’accueil enfants-parents',
  'alsh-periscolaire': 'Accueil de loisirs périscolaire',
  'alsh-extrascolaire': 'Accueil de loisirs extrascolaire',
  ludotheque: 'Ludothèque',
  clas: 'Accompagnement à la scolarité (Clas)',
  'accueil-jeunes': 'Accueil de jeunes',
  pij: 'Point information jeunesse',
  fjt: 'Foyer de jeunes travailleurs',
  'mediation-familiale': 'Médiation familiale',
  'espace-rencontre': 'Espace de rencontre',
  'centre-social': 'Centre social',
  evs: 'Espace de vie sociale',
  'france-services': 'France services',
  ccas: 'CCAS ou CIAS',
  pmi: 'Protection maternelle et infantile',
  'maison-solidarites': 'Maison départementale des solidarités',
  college: 'Collège',
  'point-conseil-budget': 'Point conseil budget',
  'aire-accueil': 'Aire d’accueil des gens du voyage',
  other: 'Autre équipement ou service',
}
const state: Readonly<Record<FacilityState, string>> = { open: 'ouvert', planned: 'en projet', closed: 'fermé' }
const operatorKind: Readonly<Record<OperatorKind, string>> = {
  public: 'public',
  association: 'association, mutuelle, coopérative',
  company: 'entreprise',
}
const compared: Readonly<Record<ComparedField, string>> = {
  state: 'état',
  places: 'places',
  opening: 'ouverture',
  operator: 'gestionnaire',
  operatorKind: 'statut du gestionnaire',
  hasCof: 'COF',
  note: 'note',
}
const cof = (hasCof: boolean | null): string => (hasCof === null ? '' : hasCof ? 'oui' : 'non')

/** A value of a change, as it is read. */
const value = (of: ComparedField, value: string | number | boolean | null): string => {
  if (value === null || value === '') return 'vide'
  if (typeof value === 'boolean') return cof(value)
  if (typeof value === 'number') return formatNumber(value)
  if (of === 'state') return Object.entries(state).find(([key]) => key === value)?.[1] ?? value
  if (of === 'operatorKind') return Object.entries(operatorKind).find(([key]) => key === value)?.[1] ?? value
  return value
}

const change = (one: FacilityChange): string => {
  switch (one.what) {
    case 'opened':
      return 'ouvert, ou décrit pour la première fois'
    case 'closed':
      return 'fermé'
    case 'planned':
      return 'en projet'
    case 'places':
      return `${formatNumber(one.before)} places, puis ${formatNumber(one.after)}`
    case 'operator':
      return `géré par ${one.before}, puis par ${one.after}`
    case 'not-described':
      return 'pas encore décrit cette année'
  }
}

const sums = ({ planned, places, withoutPlaces }: KindSum): string =>
  [
    ...(places === null ? [] : [formatCount(places, 'place')]),
    ...(withoutPlaces > 0 && places !== null
      ? [`sans compter ${withoutPlaces} dont les places ne sont pas connues`]
      : []),
    ...(planned > 0 ? [`${planned} en projet`] : []),
  ].join(', ')

/** « 3 en service, 145 places »: whatever the gender of what is counted. */
const openAndSums = (sum: KindSum): string => [openInWords(sum), sums(sum)].filter(Boolean).join(', ')

/** Childminders are a line a commune: it is not they who are counted. */
function openInWords({ kind: of, open }: KindSum): string {
  if (!isOfPeople(of)) return formatCount(open, 'en service', 'en service')
  return open > 1 ? `dans ${formatCount(open, 'commune')}` : ''
}

/** « 58 équipements et services ouverts, au moins 412 places. » */
const total = ({ open, places, withoutPlaces, hasChildminders }: Total): string => {
  const opened = formatCount(open, 'équipement ou service ouvert', 'équipements et services ouverts')
  const floor = withoutPlaces > 0 ? 'au moins ' : ''
  const offered = places === null ? [] : [`${floor}${formatCount(places, 'place')}`]
  const whose = hasChildminders ? ['assistantes maternelles comprises'] : []
  return `${[opened, ...offered, ...whose].join(', ')}.`
}

export const facilitiesLabels = {
  total,
  kind,
  state,
  operatorKind,
  ...listWords,
  compared,
  cof,
  value,
  change,
  sums,
  openAndSums,
  page: {
    title: 'Équipements et services',
    lead: (year: number) => `Ce qui existe sur le territoire, tel que décrit en ${year}.`,
    tab: 'Équipements',
    years: 'Années décrites',
    none: (year: number) =>
      `Rien n’est décrit en ${year}. Collez la liste que vous tenez dans un tableur, ou ajoutez un premier équipement.`,
    add: 'Ajouter un équipement ou un service',
    bring: 'Reprendre une liste',
    list: 'La liste',
    choose: 'Choisir',
    allKinds: 'Tous',
    allCommunes: 'Toutes',
    whole: 'Toute la liste',
    noneInView: 'Rien de ce choix cette année-là.',
    chosen: (shown: number, all: number): string => `${formatNumber(shown)} sur ${formatNumber(all)}`,
    communesWithout: (count: number): string =>
      `${formatCount(count, 'commune n’en a', 'communes n’en ont')} aucun d’ouvert.`,
    byKind: 'Par type',
    number: 'Ouverts',
    places: 'Places',
    planned: 'En projet',
    atLeast: 'au moins',
    map: 'Par commune',
    mapTitle: (year: number) => `Équipements et services ouverts en ${year}, par commune`,
    elsewhere: (count: number) =>
      `${formatCount(count, 'équipement ouvert ne dit', 'équipements ouverts ne disent')} pas dans quelle commune.`,
    changes: (before: number) => `Ce qui a changé depuis ${before}`,
    noChange: (before: number) => `Rien n’a changé depuis ${before}.`,
    unconfirmed: (count: number) =>
      `${formatCount(count, 'ligne est reportée', 'lignes sont reportées')} de l’année d’avant et ${plural(count, 'reste', 'restent')} à confirmer.`,
    toConfirm: 'à confirmer',
    confirm: 'Confirmer les lignes cochées',
    confirmLine: (name: string) => `Confirmer : ${name}`,
    carry: (year: number) => `Reporter ${year} vers ${year + 1}`,
    atMost: (count: number) => `Les ${formatNumber(count)} premiers sont montrés.`,
    from: (source: string) => `Source : ${source}.`,
    download: (format: string) => `${format} : télécharger la liste`,
    header: {
      ...{ name: 'Nom', kind: 'Type', commune: 'Commune', places: 'Places', opening: 'Ouverture' },
      ...{ operator: 'Gestionnaire', cof: 'COF', state: 'État', source: 'Source', year: 'Année' },
      ...{ address: 'Adresse', operatorKind: 'Statut du gestionnaire', note: 'Note' },
    },
    theme: 'Équipements et services',
    themeNote: (year: number) => `Décrits en ${year}, avec leur source.`,
    themeNone: 'Aucun équipement de ce thème n’est décrit.',
    all: 'Toute la liste',
  },
  form: {
    year: 'Année',
    name: 'Nom',
    kind: 'Type',
    kindHint: 'Les assistantes maternelles d’une commune sont une seule ligne : ni nom, ni adresse.',
    commune: 'Commune',
    noCommune: 'Tout le territoire, ou non précisée',
    address: 'Adresse',
    state: 'État',
    places: 'Places',
    opening: 'Ouverture',
    openingHint: 'Par exemple : 7 h 30-18 h 30, 220 jours par an.',
    operator: 'Gestionnaire',
    operatorKind: 'Statut du gestionnaire',
    cof: 'Convention d’objectifs et de financement (COF) avec la Caf',
    notKnown: 'Non précisé',
    yes: 'Oui',
    no: 'Non',
    source: 'Source',
    sourceHint: 'D’où vient cette description : la collectivité, la Caf, une visite…',
    note: 'Note',
    save: 'Enregistrer',
    addAct: 'Ajouter',
    identity: 'Nom, type et lieu',
    describe: (year: number) => `Décrire ${year}`,
    correct: (year: number) => `Corriger ${year}`,
    series: 'D’une année à l’autre',
    seriesNote: 'Une année décrite reste telle qu’elle était quand la suivante est décrite.',
    remove: 'Retirer cet équipement',
    removeNote:
      'Pour un équipement ajouté par erreur : toutes ses années partent avec lui. S’il a fermé, décrivez-le « fermé ».',
    removeAct: 'Retirer, avec toutes ses années',
  },
  bring: {
    title: 'Reprendre une liste d’équipements',
    previewTitle: 'Aperçu de la liste d’équipements',
    lead: 'Copiez les lignes de votre tableur avec leurs titres de colonnes, ou choisissez le fichier. Vous verrez ce qui est compris avant que rien ne soit enregistré.',
    year: 'Année que cette liste décrit',
    pasted: 'Lignes copiées d’un tableur',
    pastedHint: 'La première ligne nomme les colonnes : nom, type, commune, places, gestionnaire…',
    file: 'Ou un fichier',
    fileHint: 'XLSX, ODS ou CSV. Le fichier n’est pas gardé.',
    described: (year: number, from: string) => `Ce que cette liste décrit de ${year}. Source : ${from}.`,
    read: 'Lire la liste',
    reading: 'Lecture…',
    columns: 'Colonnes',
    columnKept: 'gardée en mots dans la note',
    cells: (cells: { all: number; understood: number; inWords: number; aside: number; refused: number }) =>
      `${formatCount(cells.all, 'cellule')} : ${formatCount(cells.understood, 'comprise')}, ${formatCount(cells.inWords, 'gardée')} en mots, ${formatCount(cells.aside, 'laissée')} (titres, et ce qui parlerait de personnes), ${formatNumber(cells.refused)} sur des lignes non reprises.`,
    people: (row: number) => `Assistantes maternelles (ligne ${row})`,
    line: (row: number) => `Ligne ${row}`,
    header: { row: 'Ligne', name: 'Nom', outcome: 'Ce qui se passera', detail: 'Détail' },
    apply: (count: number) => `Enregistrer ${formatCount(count, 'ligne')}`,
    nothing: 'Cette liste n’ajoute et ne change rien.',
    applied: 'Cette liste est enregistrée.',
    undo: 'Annuler la reprise',
    undone: 'Cette reprise a été annulée.',
    undoNote: 'Les lignes sur lesquelles quelqu’un a travaillé depuis restent.',
    back: 'Revenir à la liste',
  },
  counted: ['équipement', 'équipements'],
  tableName: (year: number): string => `Équipements ${year}`,
} as const

export const listRefusals: Readonly<Record<ListRefusal, string>> = {
  'no-heading':
    'Les titres de colonnes n’ont pas été reconnus : une des premières lignes doit nommer au moins le nom ou le type, et une autre colonne (commune, places, gestionnaire…).',
  'no-line': 'Aucune ligne ne suit les titres de colonnes.',
  'too-many-lines': `${formatNumber(mostLines)} lignes au plus en une fois : partagez la liste.`,
}

export const facilitiesRefusals: Readonly<Record<string, string>> = {
  'facilities.facility-not-found': 'Cet équipement n’existe pas dans cette CTG.',
  'facilities.import-not-found': 'Cette reprise n’existe pas dans cette CTG.',
  'facilities.commune-outside': 'Choisissez une commune du périmètre de la CTG.',
  'facilities.add-facility':
    'Votre rôle ne permet pas de décrire un équipement ; la coordination ou un contributeur le peut.',
  'facilities.update-facility':
    'Votre rôle ne permet pas de décrire un équipement ; la coordination ou un contributeur le peut.',
  'facilities.describe-year':
    'Votre rôle ne permet pas de décrire un équipement ; la coordination ou un contributeur le peut.',
  'facilities.confirm-year':
    'Votre rôle ne permet pas de confirmer ces lignes ; la coordination ou un contributeur le peut.',
  'facilities.remove-facility': 'Seule la coordination retire un équipement.',
  'facilities.carry-year': 'Seule la coordination reporte une année vers la suivante.',
  'facilities.start-import': 'Seule la coordination reprend une liste d’équipements.',
  'facilities.apply-import': 'Seule la coordination reprend une liste d’équipements.',
  'facilities.undo-import': 'Seule la coordination annule une reprise.',
  'facilities.changed-meanwhile':
    'Une autre personne a enregistré entre-temps : ses réponses sont dites sous chaque champ, les vôtres sont restées.',
  'facilities.nothing-to-carry': 'Il n’y a rien à reporter : l’année suivante décrit déjà tous ces équipements.',
  'facilities.no-list': 'Collez une liste, ou choisissez un fichier.',
  'facilities.no-heading': listRefusals['no-heading'],
  'facilities.no-line': listRefusals['no-line'],
  'facilities.too-many-lines': listRefusals['too-many-lines'],
  'facilities.nothing-to-write': 'Cette liste n’ajoute et ne change rien : rien n’a été enregistré.',
  'facilities.import-not-in-preview': 'Cette liste est déjà enregistrée, ou sa reprise a été annulée.',
  'facilities.import-not-applied': 'Cette liste n’est pas enregistrée : il n’y a rien à annuler.',
}
