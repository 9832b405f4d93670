/** What Trame says when it starts or stops, or cannot, to whoever runs it. Pure. */
import type { Service } from './in-clear.ts'

const inClear: Record<Service, string> = {
  postgresql: 'la base (DATABASE_URL : ajoutez ?sslmode=verify-full)',
  smtp: 'les courriels (SMTP_URL : smtps://, ou ?requireTLS=true)',
  s3: 'les fichiers (S3_URL : https://)',
}

export const startLabels = {
  starting: 'Trame démarre… Rechargez la page dans quelques secondes.\n',
  portForbidden: (port: number): string =>
    `Le port ${port} n’est pas permis à ce compte : choisissez-en un autre avec PORT.`,
  hostUnknown: (host: string): string => `TRAME_HOST vaut « ${host} », qui n’est pas une adresse de cette machine.`,
  portTaken: (port: number): string =>
    `Le port ${port} est déjà pris : arrêtez l’autre programme, ou choisissez un autre port (PORT=${port + 1} npm start).`,
  stopping: 'Arrêt de Trame…',
  notStarted: 'Trame n’a pas pu démarrer.',
  runsJobs: 'Trame exécute les tâches de fond.',
  ready: (url: string): string => `Trame est prête : ${url}`,
  inClear: (services: readonly Service[]): string =>
    `Rien n’exige le chiffrement hors de cette machine pour ${services.map((service) => inClear[service]).join(' ; ')}.`,
  preparing: 'Un autre nœud prépare l’instance : celui-ci attend qu’il ait fini.',
  sealTogether: 'TRAME_SEAL_KEY et TRAME_SEAL_CERTIFICATE vont ensemble : donnez les deux fichiers, ou aucun.',
  timestampUrl: (timestampUrl: string): string =>
    `TRAME_TIMESTAMP_URL vaut « ${timestampUrl} » : indiquez une adresse comme https://horodatage.exemple.fr.`,
  secretTooShort: (where: string, shortestSecret: number): string =>
    `Le secret (${where}) a moins de ${shortestSecret} caractères : « npm run secret » en donne un autre, et dit ce que cela change.`,
  proxyUnknown: (word: string): string => `TRAME_PROXIES : « ${word} » n’est ni une adresse ni un réseau (10.0.0.0/8).`,
  proxyUndeclared:
    'Cent demandes au moins portent X-Forwarded-For et viennent d’une adresse que TRAME_PROXIES ne nomme pas. Si c’est votre mandataire, nommez-le : tous ceux qu’il relaie partagent sinon une seule adresse et ses limites.',
  url: (value: string): string =>
    `TRAME_URL vaut « ${value} » : indiquez une adresse comme https://trame.ville.fr, sans chemin.`,
  megabytes: (name: string, value: string | undefined): string =>
    `${name} n’est pas un nombre de mégaoctets : ${value}.`,
  metricsTokenTooShort: (shortestMetricsToken: number): string =>
    `TRAME_METRICS_TOKEN a moins de ${shortestMetricsToken} caractères : choisissez-en un plus long.`,
  months: (name: string, value: string | undefined): string =>
    `${name} vaut « ${value} » : indiquez un nombre de mois entier, de 1 à 120.`,
  port: (value: string | undefined): string => `PORT n’est pas un numéro de port : ${value}.`,
  role: (value: string | undefined): string =>
    `TRAME_ROLE vaut « ${value} » ; les valeurs possibles sont all, web et worker.`,
  dataFolderClosed: (folder: string): string =>
    `Le dossier ${folder} n’est pas accessible en écriture : Trame y garde ses données.`,
  dataFolderShared: (folder: string): string =>
    `Le dossier ${folder} est commun à toute la machine : indiquez-en un à Trame seule (TRAME_DATA).`,
  dataFolderOpen: (place: string): string =>
    `${place} appartient à un autre compte et d’autres peuvent y entrer : rendez-le au compte qui lance Trame (chown -R), ou fermez-le (chmod -R go=).`,
  databaseAbsent:
    'La base de données ne répond pas : vérifiez DATABASE_URL (adresse, compte, mot de passe) et que PostgreSQL est démarré.',
  postgresFolderClosed: (folder: string): string => `Le dossier ${folder} n’est pas accessible en écriture.`,
  postgresSilent: (folder: string, log: string): string =>
    `Le PostgreSQL du dossier ${folder} ne répond pas ; son journal est ${log}.`,
  postgresFolderOfOther: (folder: string): string =>
    `Le dossier ${folder} appartient à un autre compte que celui qui lance Trame.`,
  postgresNotMade: (folder: string, why: string): string =>
    `PostgreSQL n’a pas pu créer sa base dans ${folder} : ${why}`,
  postgresUnreadable: (data: string): string =>
    `Le dossier ${data} n’est pas lisible, ou n’est pas une base PostgreSQL.`,
  postgresVersion: (folder: string, version: string, majorVersion: string): string =>
    `La base de ${folder} vient de PostgreSQL ${version} et Trame utilise PostgreSQL ${majorVersion} : restaurez une sauvegarde dans un dossier neuf.`,
  postgresPortTaken: (port: number): string => `Le port ${port} est déjà utilisé : PostgreSQL ne peut pas démarrer.`,
  postgresNotStarted: (why: string, log: string): string =>
    `PostgreSQL n’a pas démarré (${why}) ; son journal est ${log}.`,
  postgresPassword: (file: string): string => `Le mot de passe de la base (${file}) manque ou n’est pas lisible.`,
  openidIssuer: (value: string): string =>
    `TRAME_OPENID_ISSUER vaut « ${value} » : indiquez l’adresse https du fournisseur d’identité, sans « /.well-known/… ».`,
  openidAlgorithm: (unknown: string, known: string): string =>
    `TRAME_OPENID_ALG : « ${unknown} » n’est pas parmi ${known}.`,
  openidTogether:
    'TRAME_OPENID_ISSUER, TRAME_OPENID_CLIENT_ID et TRAME_OPENID_SECRET vont ensemble : donnez les trois, ou aucun.',
  secondFactor: (unknown: string): string =>
    `TRAME_SECOND_FACTOR : « ${unknown} » n’est ni « administration » ni « signature ».`,
  startUnderWay: (folder: string, file: string): string =>
    `Un autre démarrage de Trame est en cours dans ${folder} (${file}).`,
  tablesUnderWay: 'Un autre nœud prépare les tables : celui-ci attend qu’il ait fini.',
  tablesAwait: (older: string, ending: string): string =>
    `Mise à jour des tables : attend que ${older} s’arrête${ending}. Arrêtez-les, rien d’autre n’est à faire.`,
  databaseNewer: (name: string): string =>
    `La base de données est plus récente que ce programme (elle connaît « ${name} ») : mettez Trame à jour, puis relancez.`,
  migrationChanged: (name: string): string =>
    `La migration « ${name} » a changé depuis qu’elle a été appliquée : reprenez la version d’origine du programme.`,
  nodeOfVersion: (number: string): string => `le nœud de la version ${number}`,
  nodesOfVersion: (nodes: number, number: string): string => `les ${nodes} nœuds de la version ${number}`,
  binariesClosed: (native: string): string =>
    `Le dossier ${native} n’est pas accessible en écriture : Trame ne peut pas y préparer PostgreSQL.`,
  noBinaries: (platform: string, arch: string): string =>
    `PostgreSQL n’est pas fourni pour cette machine (${platform} ${arch}) : indiquez une base PostgreSQL dans DATABASE_URL.`,
  postgresAsRoot: (folder: string): string =>
    `PostgreSQL ne peut pas être lancé par root dans ${folder} : lancez Trame avec un compte ordinaire, ou placez-la dans un dossier ouvert à tous en lecture.`,
}
