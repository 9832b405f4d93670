/** What the commands say. No package is installed yet when some of it is said: plain JavaScript. */

export const labels = {
  types: 'Types',
  style: 'Format et règles',
  withoutDatabase: 'Tests sans base',
  house: 'Maison',
  allIsWell: 'Tout va bien.',
  toMend: (names) => `À reprendre : ${names.join(', ')}.`,
  nothingUseless: 'Rien d’inutile',
  nothingDead: 'Rien de mort en production',
  unit: 'Règles',
  server: 'Commandes et routes',
  ordinary: 'Démarrage, par un compte ordinaire',
  browser: 'Parcours dans le navigateur',
  lastTry: 'Un dernier essai, seul',
  unsteady: (title) => `Instable, réussi ${title}`,
  changed: 'Le code du serveur a changé…',
  willRestart: 'Trame redémarrera au prochain changement.',
  unknownStep: (file, what) => `${file} : ${what} n’est pas connu de container-steps.mjs.`,
  severalStages: (image) => `FROM ${image}, en plusieurs étapes,`,
  ownNode: (version) => `Trame demande Node 20.19 ou plus récent ; cette machine a Node ${version}.`,
  notWritable: (folder) =>
    `Le dossier ${folder} n’est pas accessible en écriture : Trame doit pouvoir y installer ses dépendances.`,
  waiting: 'Une autre commande prépare ce dossier ; attente…',
  installing: 'Installation des dépendances…',
  noNpm: 'npm est absent de cette machine : installez-le (il accompagne Node), puis recommencez.',
  notInstalled:
    'L’installation des dépendances a échoué : vérifiez l’accès au registre npm (réseau, proxy) et la place sur le disque, puis recommencez.',
  serverNode: (version) => `Sur cette machine, Trame demande Node 22.22 ou plus récent ; elle a Node ${version}.`,
  notBuilt: 'La construction a échoué : les lignes ci-dessus disent pourquoi.',
}
