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
  unknownFailure: (file: string): string =>
    `La sauvegarde ${file} n’a pas pu être restaurée, pour une raison que Trame ne sait pas dire : rien n’a été restauré. Recommencez ; si cela se répète, signalez-le à qui développe Trame.`,
  unreadableFile: (file: string, code: string): string =>
    `Le fichier ${file} ne peut pas être lu (${code}) : rien n’a été restauré. Vérifiez ses droits et le disque où il est, puis recommencez.`,
  notCompressed: (file: string): string =>
    `Le fichier ${file} n’est pas une archive compressée (.tar.gz) : rien n’a été restauré. Indiquez celui que « npm run backup » a écrit.`,
  cutArchive:
    'L’archive s’arrête avant sa fin : rien n’a été restauré. Sa copie a sans doute été interrompue : recopiez-la depuis l’original, ou prenez une autre sauvegarde.',
  damagedArchive:
    'L’archive est abîmée : rien n’a été restauré. Recopiez-la depuis l’original, ou prenez une autre sauvegarde.',
  notPlainFile: (name: string): string =>
    `L’archive contient autre chose que des fichiers ordinaires (« ${name} ») : rien n’a été restauré. Elle a été refaite par un autre outil que Trame : prenez-la telle que « npm run backup » l’a écrite.`,
  followed: (name: string): string =>
    `L’archive cache quelque chose après « ${name} » : rien n’a été restauré. Elle a été modifiée : prenez-la telle que « npm run backup » l’a écrite.`,
  followedEnd:
    'L’archive contient quelque chose après sa fin : rien n’a été restauré. Elle a été modifiée : prenez-la telle que « npm run backup » l’a écrite.',
  noEnd:
    'L’archive n’a pas les comptes qui la terminent (counts.json) : rien n’a été restauré. La sauvegarde a été interrompue, ou modifiée : prenez-en une autre.',
  notAsWritten: (name: string): string =>
    `« ${name} », dans l’archive, n’est pas écrit comme Trame l’écrit : rien n’a été restauré. L’archive a été modifiée : prenez-la telle que « npm run backup » l’a écrite.`,
  notOneRow: (table: string): string =>
    `Une ligne de la table ${table} en cache plusieurs : rien n’a été restauré. L’archive a été modifiée : prenez-la telle que « npm run backup » l’a écrite.`,
  strangeEntry: (name: string): string =>
    `L’archive n’est pas une sauvegarde telle que Trame l’écrit : « ${name} » n’y a pas sa place. Rien n’a été restauré.`,
  tooLarge: (name: string): string => `L’archive contient un élément démesuré (« ${name} ») : rien n’a été restauré.`,
  tooManyTables: 'L’archive contient plus de tables que Trame n’en a jamais eu : rien n’a été restauré.',
  otherCount: (name: string): string =>
    `L’archive ne contient pas ce qu’elle annonce (« ${name} ») : rien n’a été restauré.`,
  damagedFile: (name: string): string =>
    `Le fichier ${name} de l’archive n’est pas celui de son nom : rien n’a été restauré.`,
  refusedRows: (table: string): string =>
    `La base refuse ce que l’archive contient (table ${table}) : rien n’a été restauré.`,
  fileNotBrought: (name: string, row: string): string =>
    `L’archive ne contient pas le fichier ${name}, que nomme une de ses lignes (${row}) : rien n’a été restauré.`,
  databaseStopped:
    'La base s’est arrêtée ou n’a plus répondu pendant la restauration : rien n’a été restauré. Quand elle répond de nouveau, recommencez.',
  filesUnavailable:
    'Le dépôt de fichiers ne répond plus : rien n’a été restauré. Quand il répond de nouveau, recommencez.',
  noRight:
    'Le compte que Trame a dans PostgreSQL n’a pas le droit de remplacer ou de créer tout ce qu’il faut (schémas, tables, extensions pg_trgm et unaccent) : rien n’a été restauré. Donnez-lui cette base entière, ou une base neuve, puis recommencez.',
  tooFewLocks:
    'La base n’a pas assez de place pour les verrous de la restauration : rien n’a été restauré. Donnez à PostgreSQL « max_locks_per_transaction = 256 », redémarrez-le, puis recommencez.',
  diskFull: 'Il n’y a plus de place sur le disque : rien n’a été restauré. Libérez-en, puis recommencez.',
  loadedNotUpdated:
    'La sauvegarde est chargée, mais sa mise à jour vers cette version a échoué : partez d’une instance vide (un autre TRAME_DATA, ou une autre base) et recommencez, ou signalez-le à qui développe Trame.',
  loadedTooFewLocks:
    'La sauvegarde est chargée, mais la base n’a pas assez de place pour les verrous de sa mise à jour vers cette version. Donnez à PostgreSQL « max_locks_per_transaction = 256 », redémarrez-le, puis recommencez dans une instance vide (un autre TRAME_DATA, ou une autre base).',
  rowTooLarge: (table: string): string =>
    `La sauvegarde n’a pas été faite : une ligne de la table ${table} est trop longue pour être relue. Signalez-le à qui développe Trame.`,
  jobTooLarge:
    'La sauvegarde n’a pas été faite : une tâche en attente est trop longue pour être relue. Signalez-le à qui développe Trame.',
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
