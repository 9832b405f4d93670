/** Every sentence of the table of signatories. Pure. */
import { formatCount } from '#app/kernel/format.ts'
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
  nobody: 'Cochez au moins un signataire à relancer.',
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
