/** Sentences of the documents slice. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import type { DocxRefusal } from './docx-blocks.ts'
import { sizeLabels } from './size-labels.fr.ts'
import type { SheetRefusal } from './spreadsheet.ts'
import type { UploadKind, UploadRefusal } from './upload.ts'

const refusals: Record<UploadRefusal | SheetRefusal | DocxRefusal, string> = {
  empty: 'Ce fichier est vide.',
  'too-large': sizeLabels['too-large'],
  'unknown-type':
    'Ce type de fichier n’est pas accepté. Déposez un PDF, un document Word (.docx), un tableur (.xlsx, .ods, .csv) ou une image (JPEG, PNG, WebP, HEIC).',
  'old-office':
    'Ce fichier est dans un ancien format (.xls, .doc). Ouvrez-le, enregistrez-le en .xlsx, .ods ou .docx, puis déposez-le.',
  damaged: 'Ce fichier est abîmé ou incomplet : ouvrez-le sur votre poste, enregistrez-le de nouveau, puis déposez-le.',
  'with-macros': 'Ce fichier contient des macros. Enregistrez-le sans macros (.xlsx ou .docx), puis déposez-le.',
  encrypted: 'Ce fichier est protégé par un mot de passe. Retirez la protection, puis déposez-le.',
  'suspicious-archive': 'Une fois ouvert, ce fichier serait trop volumineux : il n’est pas accepté.',
  'not-a-spreadsheet': 'Ce fichier n’est pas un tableur : déposez un fichier .xlsx, .ods ou .csv.',
  'not-a-docx': 'Ce fichier n’est pas un document Word : déposez un fichier .docx.',
  'docx-unreadable':
    'Ce document Word ne peut pas être lu : ouvrez-le dans Word ou LibreOffice, enregistrez-le de nouveau en .docx, puis déposez-le.',
  'docx-too-long': 'Ce document Word est trop long pour être lu ici : gardez les seuls articles, puis déposez-le.',
  'too-many-cells': 'Ce tableur est trop grand pour être lu ici. Gardez les seules feuilles utiles, puis déposez-le.',
  'cell-too-long':
    'Une cellule de ce tableur dépasse 32 767 caractères, plus qu’une cellule d’Excel n’en garde. Raccourcissez-la, puis déposez-le.',
  'unreadable-spreadsheet':
    'Ce tableur n’a pas pu être lu. Enregistrez-le de nouveau au format .xlsx, puis déposez-le.',
}

/** For a field that takes one type only, whatever else the file may be. */
const onlyTypes = {
  pdf: 'Déposez un fichier PDF : ce fichier est d’un autre type.',
  picture: 'Déposez une image PNG ou JPEG : ce fichier est d’un autre type.',
} as const
export type OnlyType = keyof typeof onlyTypes

const kinds: Record<UploadKind, string> = {
  pdf: 'PDF',
  png: 'image PNG',
  jpeg: 'image JPEG',
  webp: 'image WebP',
  heic: 'photo HEIC',
  csv: 'tableau CSV',
  docx: 'document Word',
  xlsx: 'tableur Excel',
  ods: 'tableur OpenDocument',
}

/** Written at the top of every page of a document made by a demonstration (docs/rules/documents.md §8). */
const demoRibbon = 'Démonstration : personnes, textes et décisions fictifs ; chiffres publics, sources indiquées.'

/** Words of a dossier that its model does not hold. */
const dossier = {
  contents: 'Sommaire',
  chart: 'Graphique',
  table: 'Tableau',
  textTable: 'Tableau du texte',
  logo: 'Logo',
  rule: 'Filet',
  title: 'Titre',
  category: 'Rubrique',
  period: 'Période',
  unknown: 'non\u00a0connu',
  emptySection: 'Rien à signaler.',
  emptyTable: 'Aucune ligne.',
  emptyTableOf: (caption: string) => `${caption}\u00a0: aucune ligne.`,
  parties: 'Les parties',
  weave: 'Motif tissé aux couleurs des parties',
  noValue: 'Aucune valeur n’est connue à ce jour.',
  dataOf: (day: string) => `Données du ${day}`,
  logoOf: (party: string) => `Logo\u00a0: ${party}`,
  part: (title: string, part: number, parts: number) =>
    parts < 2 ? title : `${title} (${part === 1 ? '' : 'suite '}${part}/${parts})`,
  rowsOf: (caption: string) => `${caption}\u00a0:`,
  inNotes: (count: number) => `${formatCount(count, 'ligne')}, dans les notes et dans le dossier.`,
  othersInNotes: (count: number) =>
    `Et ${formatCount(count, 'autre ligne', 'autres lignes')}, dans les notes et dans le dossier.`,
  restInNotesBriefly: 'le reste est dans les notes',
  restInNotes: 'Le reste de cette partie est dans les notes et dans le dossier.',
  numbersOf: (title: string) => `Chiffres\u00a0: ${title}`,
} as const

export const documentsLabels = { refusals, onlyTypes, kinds, demoRibbon, dossier } as const

/** Sentences by code of refusal, for the route wrapper. */
export const documentsRefusals: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(refusals).map(([code, sentence]) => [`documents.${code}`, sentence])),
  'documents.other-type': 'Ce type de fichier n’est pas accepté ici.',
  'documents.too-busy':
    'Trop d’analyses ou de documents sont en cours : rien n’a été enregistré, réessayez dans une minute.',
  'documents.stopped':
    'Le serveur n’a pas pu finir à temps : il est très occupé, ou ce qui est demandé est très long. Rien n’est perdu ; réessayez dans une minute.',
  'documents.too-long':
    'Ce document est trop long pour être fait d’un seul tenant. Rien n’est perdu : demandez-en une partie, ou raccourcissez les textes les plus longs.',
  'documents.file-not-found': 'Ce fichier n’existe pas dans cette CTG, ou n’est plus gardé ici.',
  'documents.picture-too-large': sizeLabels['picture-too-large'],
  'documents.damaged-file':
    'Ce fichier s’est abîmé depuis son dépôt : il n’est pas envoyé. La personne qui administre Trame peut le reprendre d’une sauvegarde ; le déposer de nouveau le répare.',
  'documents.disk-full':
    'Le disque où Trame garde les fichiers est plein : rien n’a été enregistré, le reste se lit toujours. Prévenez la personne qui administre Trame, puis recommencez.',
  'documents.store-unreachable':
    'Le service qui garde les fichiers ne répond pas : rien n’a été enregistré ni perdu. Réessayez dans un moment.',
}
