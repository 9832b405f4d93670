/** Every sentence of the table of signatories. Pure. */
import { formatCount, plural } from '#app/kernel/format.ts'
import type { ActKind } from '../convention.ts'
import type { SignatoryKey } from './cells.ts'
import type { ActStanding } from './signatory-row.ts'

export const filingLabels = {
  nothingFiled: 'Rien n’est déposé.',
  noFile: 'Choisissez au moins un fichier à déposer.',
  notPdf: 'seul un PDF se dépose ici.',
  noSignatory: 'choisissez son signataire, ou « Ne pas déposer ».',
  twice: (name: string): string => `Deux fichiers sont pour ${name} : gardez-en un.`,
  said: 'Actes déposés.',
} as const

export const reminderLabels = {
  said: 'Relance enregistrée : les courriels partent dans un instant.',
} as const

export const signatoryWords = {
  kind: {
    assembly: 'délibération',
    bureau: 'décision du bureau',
    commission: 'décision d’une commission',
    delegation: 'décision par délégation',
    none: 'aucun acte',
  } satisfies Record<ActKind, string>,
  /** As the cell is written. */
  stateCell: {
    received: 'reçu',
    late: 'attendu',
    awaited: 'attendu',
    refused: 'refus',
    unrecorded: 'non relevé',
  } satisfies Record<Exclude<ActStanding, 'to-vote-again'>, string>,
  receivedOn: (version: number | undefined): string => (version === undefined ? 'reçu' : `reçu, version ${version}`),
  late: (days: number): string => `en retard de ${formatCount(days, 'jour')}`,
  headers: {
    representedBy: 'Représenté par',
    representedAs: 'Fonction',
    actKind: 'Acte',
    actNumber: 'N°',
    session: 'Séance',
    actState: 'État de l’acte',
    signedOn: 'Signé le',
  } satisfies Record<SignatoryKey, string>,
  refusal: {
    changed: 'Quelqu’un d’autre a changé cette cellule entre-temps.',
    notADay: 'Ce n’est pas une date : écrivez-la comme 20/01/2027.',
    notAKind:
      'Cette nature d’acte n’est pas connue : délibération, décision du bureau, d’une commission, par délégation, ou aucun acte.',
    notAState: 'Cet état n’est pas connu : reçu, attendu, ou refus.',
    kindMissing: 'Un acte a une nature : choisissez-la, ou « aucun acte ».',
    dayMissing: 'Indiquez le jour de la séance : un acte est reçu quand sa date est connue.',
    nothingAwaited: 'La convention est signée : rien n’est plus attendu.',
    bothRefusedAndSigned: 'Cette partie ne peut pas à la fois refuser et signer : gardez l’un des deux.',
    tooLong: (most: number): string => `C’est trop long : ${most} caractères au plus.`,
  },
} as const

export const gridWords = {
  title: 'Signataires',
  name: 'Signataire',
  signature: 'Signature',
  nameLock: 'Entrée ouvre la page de ce signataire, Espace le coche pour une relance.',
  signatureLock: 'L’état de la signature suit sa date, dans la colonne suivante.',
  readerLock: 'Les actes et les signatures s’enregistrent par la coordination.',
  signed: 'signée',
  signedOn: (version: number): string => `signée, version ${version}`,
  byAmendment: 'par avenant',
  awaited: 'attendue',
  unrecorded: 'non relevée',
  afterAct: 'après l’acte',
  afterActOn: (version: number): string => `après l’acte sur la version ${version}`,
  ifItJoins: 'par avenant, si elle rejoint',
  notWithoutIt: 'pas de convention sans elle',
  planned: 'prévu',
  noNumber: 'n°',
  reminded: (day: string): string => `relancé le ${day}`,
  tick: (name: string): string => `Relancer ${name}`,
  keys: [
    ['Entrée', 'valider et descendre'],
    ['Tab', 'cellule suivante'],
    ['Échap', 'annuler'],
    ['Ctrl V', 'coller des lignes d’un tableur'],
    ['Ctrl Z', 'défaire'],
  ],
} as const

export const pasteWords = {
  title: 'Lignes collées d’un tableur',
  summary: (known: number, lines: number, changes: number, refused: number): string =>
    [
      `${formatCount(known, 'ligne reconnue', 'lignes reconnues')} sur ${lines}`,
      changes === 0 ? 'rien ne change' : `${formatCount(changes, 'cellule change', 'cellules changent')}`,
      ...(refused === 0 ? [] : [formatCount(refused, 'cellule n’est pas comprise', 'cellules ne sont pas comprises')]),
    ].join(', '),
  nothingYet: 'Rien n’est encore enregistré.',
  signs: (day: string): string =>
    `Ces lignes complètent les signatures : la convention sera signée au ${day}, et une signature acquise ne s’efface plus.`,
  save: (changes: number): string => `Enregistrer ${changes === 1 ? 'la cellule' : `les ${changes} cellules`}`,
  forget: 'Ne rien coller',
  use: (header: string): string => `Ce que dit la colonne « ${header} »`,
  unused: 'Ne pas reprendre',
  unknown: (name: string): string =>
    `« ${name} » n’est le nom d’aucun signataire, ou de plusieurs, ou est déjà plus haut`,
  leftOut: 'Laisser cette ligne',
} as const

export const trackWords = {
  label: 'Étapes de la convention, du projet aux signatures',
  draft: 'Projet',
  version: 'Version figée',
  frozen: (number: number): string => `Version ${number} figée`,
  copil: 'Copil',
  acts: 'Actes',
  signatures: 'Signatures',
  elsewhere: 'hors de Trame',
  noArticle: 'aucun article',
  remarks: (count: number): string => `${formatCount(count, 'point')} à revoir`,
  noVersion: 'aucune version',
  noDecision: 'pas encore de décision',
  decision: (reference: string): string => `décision ${reference}`,
  late: (count: number): string => `${count} en retard`,
  again: (count: number): string => `${count} à revoter`,
  onAnother: (count: number): string => `${count} sur une autre version`,
  refused: (count: number): string => `${count} refus`,
  awaitedActs: (count: number): string => `${count} ${plural(count, 'attendu')}`,
  allReceived: 'tous reçus',
  unrecordedActs: (count: number): string => `${count} ${plural(count, 'non relevé')}`,
  unrecordedSignatures: (count: number): string => `${count} ${plural(count, 'non relevée')}`,
  awaitedSignatures: (count: number): string => `${count} ${plural(count, 'attendue')}`,
  signedOn: (day: string): string => `signée le ${day}`,
} as const
