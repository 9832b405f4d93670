/** What a backup and its restoration say to whoever asks for them. Pure. */
export const backupLabels = {
  notWritable: (file: string): string =>
    `La sauvegarde ne peut pas être écrite dans ${file} : dossier absent, plein ou fermé en écriture.`,
  nothingYet: 'Cette instance n’a encore rien à sauvegarder : lancez Trame une première fois.',
  fileUnreadable: (name: string, what: string, row: string): string =>
    `La sauvegarde n’a pas été faite : le fichier ${name} ${what} (ligne ${row}). Retrouvez-le dans une sauvegarde plus ancienne, ou retirez ce document dans Trame.`,
  changedSince: 'a changé, ou ne se lit pas en entier',
  written: (file: string, what: string): string => `Sauvegarde écrite dans ${file} : ${what}.`,
  restored: (what: string): string => `Sauvegarde restaurée : ${what}. Lancez Trame : npm start.`,
  foreignDatabase: (tables: string, more: string): string =>
    `Cette base contient autre chose que Trame (${tables}${more}) : rien n’y a été touché. Restaurez dans une base qui ne sert qu’à Trame.`,
  noSuchFile: (file: string): string => `Le fichier ${file} n’existe pas.`,
  cutBackup: (file: string): string => `La sauvegarde ${file} ne peut pas être lue en entier : rien n’a été restauré.`,
  alreadyFull:
    'Cette instance contient déjà des données : une sauvegarde se restaure dans une instance vide (un autre TRAME_DATA, ou une autre base).',
  running: 'Trame est en marche sur cette base : arrêtez-la avant de restaurer.',
  versionUnknown:
    'Cette sauvegarde ne dit pas de quelle version de Trame elle vient : elle n’est pas de Trame, ou n’est pas entière.',
  versionNewer: 'Cette sauvegarde vient d’une version plus récente de Trame : mettez Trame à jour, puis recommencez.',
}
