/** Every sentence of the archives, but those written inside one. Pure. */
import { formatCount, formatFileSize } from '#app/kernel/format.ts'
import type { ArchiveKind } from './archives.ts'
import type { ArchiveRefusal } from './arrival/refused.ts'
import type { ArrivalState } from './arrival/report.ts'

const kind: Record<ArchiveKind, string> = {
  whole: 'Copie entière',
  records: 'Dossier pour les archives du département',
}

const arrivalState: Record<ArrivalState, string> = {
  checking: 'en vérification',
  checked: 'vérifiée, prête à entrer',
  refused: 'refusée',
  arriving: 'en train d’entrer',
  arrived: 'entrée',
  'given-up': 'abandonnée',
}

const refusedBecause: Record<ArchiveRefusal, string> = {
  'not-a-zip': 'Ce fichier ne se lit pas comme une archive ZIP, ou il est coupé.',
  encrypted: 'L’archive est chiffrée : Trame n’en fait pas de telles.',
  'not-a-file': 'L’archive contient un lien ou un dossier spécial, que Trame ne met jamais.',
  'doubled-name': 'Deux entrées de l’archive portent le même nom.',
  'unknown-entry': 'L’archive contient une entrée que Trame ne met jamais.',
  'unlisted-entry': 'L’archive contient une entrée que son manifeste ne cite pas.',
  'absent-entry': 'Une entrée citée par le manifeste manque.',
  'no-manifest': 'Le manifeste manque ou ne se lit pas : ce n’est pas une archive de CTG faite par Trame.',
  newer: 'Cette archive vient d’une version plus récente de Trame : mettez cette instance à jour, puis recommencez.',
  older:
    'Cette archive vient d’une version plus ancienne, dont les données ont changé de forme depuis : faites-la entrer dans une instance vide de la version dite ci-dessous, mettez celle-ci à jour, puis refaites l’archive.',
  'too-large': 'L’archive dépasse ce que cette instance peut recevoir.',
  altered: 'Le contenu n’est pas celui que dit le manifeste : l’archive a été modifiée ou abîmée.',
  'unknown-table': 'L’archive contient une table que Trame ne connaît pas.',
  'unknown-column': 'Une ligne n’a pas les colonnes attendues.',
  'bad-row': 'Une ligne ne se lit pas.',
  'wrong-count': 'Le nombre de lignes n’est pas celui que dit le manifeste.',
  'other-ctg': 'Une ligne se dit d’une autre CTG.',
  'unknown-person': 'Une ligne nomme une personne que l’archive ne présente pas.',
  'same-address-twice': 'Deux personnes de l’archive ont le même identifiant ou la même adresse.',
  'known-since':
    'Une personne de l’archive a reçu un compte ici depuis la vérification : apportez l’archive à nouveau, pour la voir dans la liste.',
  'unknown-territory':
    'L’archive nomme une commune ou un indicateur que cette instance ne connaît pas : chargez-les d’abord.',
  'file-absent': 'Une ligne nomme un fichier qui n’est pas dans l’archive.',
  'ids-taken': 'Des identifiants de l’archive sont déjà pris ici.',
  'does-not-hold': 'Une ligne contredit les règles de la base.',
}

export const archivesLabels = {
  title: 'Archives',
  kind,
  arrivalState,
  refusedBecause,
  failed: 'La copie n’a pas pu être faite. Trame réessaie ; vous pouvez aussi la redemander.',
  fileMissing: 'Choisissez l’archive d’une CTG (fichier ZIP).',
  wish: {
    archive: 'souhaite archiver la CTG',
    reopen: 'souhaite la rouvrir',
  },
  side: { caf: 'La coordination de la Caf', authority: 'La coordination de la collectivité' },
  said: {
    asked: 'Copie demandée : elle se fait sans vous. L’autre coordination en est informée.',
    wished: {
      none: 'Votre avis est enregistré : l’autre coordination en est informée.',
      archive: 'La CTG est archivée : elle se lit, elle ne s’écrit plus.',
      reopen: 'La CTG est rouverte : elle s’écrit à nouveau.',
    },
    received: 'Archive reçue : elle est en train d’être vérifiée.',
    bringing: 'L’archive entre : vous pouvez quitter cette page.',
    givenUp: 'Archive abandonnée : ses octets sont effacés.',
  },
  command: {
    usage:
      'Indiquez l’archive : npm run archive -- ctg.zip (vérifie) ; npm run archive -- ctg.zip --entrer (la fait entrer) ; --rattacher lie les personnes qui ont déjà un compte ici.',
    noFile: (file: string): string => `Le fichier ${file} n’existe pas.`,
    fingerprint: (sha256: string): string => `Empreinte du manifeste : ${sha256}`,
    known: (name: string, email: string): string => `A déjà un compte ici : ${name}, ${email}`,
    arrived: (address: string): string => `La CTG est entrée : ${address}`,
    refused: (why: string, place: string): string => `${why}${place && ` (${place})`} Rien n’a été écrit.`,
  },
  holds: (rows: number, tables: number, files: number, bytes: number): string =>
    `${formatCount(rows, 'ligne')} dans ${formatCount(tables, 'table')}, ${formatCount(files, 'fichier')} (${formatFileSize(bytes)})`,
} as const

export const archivesRefusals: Readonly<Record<string, string>> = {
  'archives.ask-archive': 'Les coordinations demandent les copies de la CTG : elles lisent tout ce qui s’y trouve.',
  'archives.wish-archiving': 'Les deux coordinations décident d’archiver ou de rouvrir la CTG.',
  'archives.not-a-coordination': 'Agissez pour la coordination de la Caf ou de la collectivité.',
  'archives.under-way': 'Une copie est déjà en train d’être faite : attendez qu’elle soit prête.',
  'archives.not-found': 'Cette copie n’existe pas, ou son délai de téléchargement est passé : demandez-en une autre.',
  'archives.already-archived': 'La CTG est déjà archivée.',
  'archives.not-archived': 'La CTG n’est pas archivée.',
  'archives.campaign-open':
    'Une campagne de suivi est ouverte : clôturez-la avant d’archiver la CTG, pour que personne ne soit relancé.',
  'archives.receive-archive': 'Seule l’administration de l’instance fait entrer une archive.',
  'archives.bring-in': 'Seule l’administration de l’instance fait entrer une archive.',
  'archives.give-up': 'Seule l’administration de l’instance fait entrer une archive.',
  'archives.arrival-not-found': 'Cette archive n’a pas été apportée ici.',
  'archives.not-checked': 'Cette archive n’est pas vérifiée, ou elle est déjà entrée : rechargez la page.',
  'archives.ids-taken': 'Cette CTG est déjà ici : faites-la entrer avec de nouveaux identifiants.',
  'archives.ties-not-confirmed':
    'Des personnes de l’archive ont déjà un compte ici : lisez leur liste, puis cochez que vous les rattachez.',
  'archives.too-late': 'Cette archive est entrée, ou est en train d’entrer.',
}
