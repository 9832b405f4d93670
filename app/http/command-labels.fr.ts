/** What the commands of the terminal answer to whoever runs the instance. Pure. */
export const commandLabels = {
  observatoryUse: 'Ce qui se fait : npm run observatoire -- lister',
  sourceUnknown: (key: string, usage: string): string => `La source « ${key} » n’est pas connue.\n${usage}`,
  folderUnknown: (folder: string): string => `Le dossier ${folder} n’existe pas.`,
  startOnceFirst: 'Lancez Trame une première fois : le catalogue des indicateurs n’y est pas encore.',
  personName: 'Indiquez le prénom et le nom.',
  accountUse:
    'Indiquez l’adresse et le nom : npm run account -- prenom.nom@ville.fr "Prénom Nom" ; pour l’administration de l’instance : npm run account -- --administration oui prenom.nom@ville.fr ; pour qui a perdu son second facteur : npm run account -- --second-facteur retirer prenom.nom@ville.fr',
  accountToOpen: (address: string): string => `Aucun compte n’a l’adresse ${address} : ouvrez-le d’abord.`,
  administers: (address: string): string =>
    `${address} administre l’instance : le journal se lit dans « Journal de l’instance ».`,
  noLongerAdministers: (address: string): string => `${address} n’administre plus l’instance.`,
  accountUnknown: (address: string): string => `Aucun compte n’a l’adresse ${address}.`,
  secondFactorRemoved: (address: string): string =>
    `Second facteur et clés d’accès de ${address} retirés, sessions fermées ; un courriel la prévient.`,
  passwordOnce: (password: string): string => `Mot de passe provisoire, à changer dans « Mon compte » : ${password}`,
  secretAtNextStart: 'Au prochain démarrage :',
  secretSessions: '- chacun se connecte à nouveau : toutes les sessions sont fermées ;',
  secretWebhooks:
    '- les secrets des webhooks changent : les coordinations les relisent sur la page « Logiciels reliés » et les redonnent aux logiciels ;',
  secretFactors: '- les seconds facteurs ne répondent plus : chacun active à nouveau le sien ;',
  secretNetworks: '- Trame ne sait plus de quels réseaux les personnes sont déjà entrées.',
  secretStillValid:
    'Restent valables : les mots de passe, les liens des courriels, ceux de connexion compris, les agendas, les jetons de l’API.',
  secretToSet: (secret: string): string =>
    `Mettez cette valeur dans TRAME_SECRET, sur toutes les machines, puis redémarrez Trame :\n${secret}`,
  secretKept: (file: string): string => `Un nouveau secret est gardé dans ${file} : redémarrez Trame.`,
}
