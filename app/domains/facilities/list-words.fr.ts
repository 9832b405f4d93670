/** What is said of the lines of a list of facilities: what was understood, what stays in words, what is not taken and why. Pure. */
import type { ComparedLine } from './compare-list.ts'
import type { ImportedField } from './list-columns.ts'
import type { LineProblem, LineRemark } from './read-list.ts'

const field: Readonly<Record<ImportedField, string>> = {
  name: 'nom',
  kind: 'type',
  commune: 'commune',
  address: 'adresse',
  state: 'état',
  places: 'places',
  opening: 'ouverture',
  operator: 'gestionnaire',
  operatorKind: 'statut du gestionnaire',
  cof: 'COF',
  source: 'source',
  note: 'note',
  number: 'numéro de ligne, laissé',
}
const problem: Readonly<Record<LineProblem, (text: string) => string>> = {
  'no-name': () => 'son nom manque',
  'unknown-kind': (text) => (text === '' ? 'son type manque' : `son type n’est pas reconnu : « ${text} »`),
  'unknown-commune': (text) => `sa commune n’est pas du périmètre : « ${text} »`,
  'no-commune-for-people': () => 'des assistantes maternelles se comptent par commune : indiquez laquelle',
  'no-places-for-people': () => 'des assistantes maternelles se comptent en places : indiquez combien',
  'too-long': () => 'un de ses textes est trop long : raccourcissez-le',
  'formula-error': (text) => `une de ses cellules est une erreur du tableur : « ${text} »`,
  'twice-in-file': (text) => `elle décrit le même équipement que la ligne ${text}`,
  total: () => 'c’est un total des autres lignes',
  title: () => 'une seule de ses cellules est remplie : lue comme un titre',
}

const remark = ({ reason, field: of, text }: LineRemark): string => {
  switch (reason) {
    case 'named-by-kind':
      return 'son nom manque : son type en tient lieu'
    case 'kind-other':
      return `son type n’est pas reconnu : « ${text} » est gardé en mots, et le type dit « autre »`
    case 'time-unsaid':
      return `« ${text} » ne dit pas si l’accueil est périscolaire ou extrascolaire : il est rangé en périscolaire, à corriger sinon`
    case 'unread':
      return `${field[of]} à préciser : « ${text} » est gardé en mots`
  }
}

const outcome: Readonly<Record<ComparedLine['outcome'], string>> = {
  new: 'nouveau',
  described: 'connu, décrit pour cette année',
  changed: 'changé',
  same: 'sans changement',
  refused: 'pas repris',
}

export const listWords = { field, problem, remark, outcome } as const
