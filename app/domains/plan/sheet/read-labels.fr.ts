/** Why a text is not taken for a field of a sheet, and what to do: in a cell, in a form, in a file. Pure. Rules: docs/rules/plan.md §15. */
import { formatList, formatNumber } from '#app/kernel/format.ts'
import { addressSentence, lengthSentence } from '#app/kernel/text-rules.fr.ts'
import type { NameList } from './field-lists.ts'

/** Beyond, a list is not said whole. */
const mostNames = 12
const among = (names: readonly string[]): string =>
  names.length === 0 || names.length > mostNames
    ? 'choisissez dans la liste.'
    : `choisissez parmi ${formatList(names.map((name) => `« ${name} »`))}.`

type Unknown = (text: string, names: readonly string[]) => string
const partyUnknown: Unknown = (_, names) => `Cette partie n’est pas dans la CTG : ${among(names)}`

export const readLabels = {
  tooLong: lengthSentence,
  dateNotRead:
    'Cette date n’est pas comprise : écrivez par exemple 15/09/2027, sept. 2027, 1er trim. 2027 ou 2027 seul.',
  dayNotRead: 'Donnez le jour : par exemple 15/09/2027.',
  numberNotRead: 'Ce n’est pas un nombre : écrivez par exemple 12 000 ou 57,4.',
  outOfRange: (min: number, max: number): string =>
    `Ce nombre n’est pas possible ici : de ${formatNumber(min)} à ${formatNumber(max)}.`,
  addressNotRead: addressSentence,
  yesOrNothing: 'Écrivez « oui », ou laissez la case vide.',
  statusUnknown: (near: string | undefined): string =>
    near === undefined
      ? 'Cet état n’est pas connu : choisissez dans la liste.'
      : `Cet état n’est pas connu : si vous voulez dire « ${near} », choisissez-le dans la liste.`,
  choiceUnknown: (names: readonly string[]): string => `Cette réponse n’est pas connue : ${among(names)}`,
  unknown: {
    objectives: (text) =>
      `« ${text} » n’est pas un objectif du plan : écrivez son numéro, par exemple 1.2, un objectif par ligne.`,
    themes: (_, names) => `Ce thème n’est pas dans la CTG : ${among(names)}`,
    parties: partyUnknown,
    shortParties: partyUnknown,
    services: (_, names) => `Ce service n’est pas dans la CTG : ${among(names)}`,
    people: () =>
      'Cette personne n’a pas de compte dans la CTG : invitez-la, ou écrivez son nom dans « Nom du pilote ».',
    bodies: (_, names) => `Cette instance n’est pas dans la CTG : ${among(names)}`,
    communes: (text) => `« ${text} » n’est pas une commune du périmètre : une commune par ligne.`,
    areas: (text) =>
      `« ${text} » n’est pas un quartier de la CTG : ajoutez-le dans « Membres et parties », ou écrivez-le dans « Secteur ».`,
    linkedPlans: (text) => `« ${text} » n’est pas un plan articulé de la CTG : un plan par ligne.`,
  } satisfies Record<NameList, Unknown>,
  ambiguous: (list: NameList): string =>
    list === 'services'
      ? 'Plusieurs parties ont un service de ce nom : ajoutez la partie, comme dans la liste.'
      : list === 'objectives'
        ? 'Plusieurs objectifs ont ce titre : écrivez son numéro, par exemple 1.2.'
        : 'Plusieurs portent ce nom : écrivez le nom entier, tel qu’il est dans la liste.',
  tagsTooMany: (most: number, max: number): string =>
    `C’est trop de mots-clés, ou l’un d’eux est trop long : ${most} au plus, de ${max} caractères.`,
  leversUnknown: (text: string): string =>
    `« ${text} » n’est pas un des trois champs de la Caf : écrivez par exemple « aides collectives : bonus territoire », un champ par ligne.`,
  leversTooMany: (most: number, max: number): string =>
    `C’est trop de leviers, ou l’un d’eux est trop long : ${most} par champ, de ${max} caractères.`,
  wordTooLong: (max: number): string => `Un de ces mots est trop long : ${max} caractères au plus.`,
  tooManyWords: (most: number): string => `Il y a trop de mots : ${most} au plus.`,
  yearOutOfRange: (min: number, max: number): string => `Indiquez une année entre ${min} et ${max}.`,
  notChosen: 'Choisissez dans la liste.',
  noStatus: 'Choisissez un état.',
  serviceOfAnotherParty: 'Ce service n’est pas de la partie pilote : changez l’un ou l’autre.',
  endsBeforeStart: 'La fin est avant le début : corrigez l’une des deux dates.',
} as const
