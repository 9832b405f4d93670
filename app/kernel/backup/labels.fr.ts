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
  strangeEntry: (name: string): string =>
    `L’archive n’est pas une sauvegarde telle que Trame l’écrit : « ${name} » n’y a pas sa place. Rien n’a été restauré.`,
  tooLarge: (name: string): string => `L’archive contient un élément démesuré (« ${name} ») : rien n’a été restauré.`,
  otherCount: (name: string): string =>
    `L’archive ne contient pas ce qu’elle annonce (« ${name} ») : rien n’a été restauré.`,
  damagedFile: (name: string): string =>
    `Le fichier ${name} de l’archive n’est pas celui de son nom : rien n’a été restauré.`,
  refusedRows: (table: string): string =>
    `La base refuse ce que l’archive contient (table ${table}) : rien n’a été restauré.`,
  fileNotBrought: (name: string, row: string): string =>
    `L’archive ne contient pas le fichier ${name}, que nomme une de ses lignes (${row}) : rien n’a été restauré.`,
  diskFull: 'Il n’y a plus de place sur le disque : rien n’a été restauré. Libérez-en, puis recommencez.',
  loadedNotUpdated:
    'La sauvegarde est chargée, mais sa mise à jour vers cette version a échoué : partez d’une instance vide (un autre TRAME_DATA, ou une autre base) et recommencez, ou signalez-le à qui développe Trame.',
  rowTooLarge: (table: string): string =>
    `La sauvegarde n’a pas été faite : une ligne de la table ${table} est trop longue pour être relue. Signalez-le à qui développe Trame.`,
  administrators: (names: readonly string[]): string =>
    names.length === 0
      ? 'Personne n’administre l’instance, d’après la sauvegarde.'
      : `Administrent l’instance, d’après la sauvegarde : ${names.join(', ')}. Un nom que vous ne connaissez pas ? Ne lancez pas Trame : la sauvegarde n’est pas la vôtre.`,
  alreadyFull:
    'Cette instance contient déjà des données : une sauvegarde se restaure dans une instance vide (un autre TRAME_DATA, ou une autre base).',
  running: 'Trame est en marche sur cette base : arrêtez-la avant de restaurer.',
  versionUnknown:
    'Cette sauvegarde ne dit pas de quelle version de Trame elle vient : elle n’est pas de Trame, ou n’est pas entière.',
  versionNewer: 'Cette sauvegarde vient d’une version plus récente de Trame : mettez Trame à jour, puis recommencez.',
}
