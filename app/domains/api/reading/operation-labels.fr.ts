/** What openapi.json says of each operation that reads, by its name. Pure. */
export const operationLabels = {
  listCtgs: 'Les CTG qu’ouvre le jeton : une seule.',
  getCtg: 'La CTG : nom, dates, parties, thèmes.',
  getPlan: 'L’arbre du plan : axes, objectifs, et une ligne par action.',
  listActions: 'Les actions avec leurs étapes, moyens et mesures, page par page ou par curseur.',
  getAction: 'Une action.',
  listMeasures: 'Les mesures de ce que produisent les actions, avec leurs relevés, page par page ou par curseur.',
  listMeans: 'Les moyens indicatifs des actions : qui apporte quoi, chaque année, page par page ou par curseur.',
  listDependencies: 'Ce que les actions et leurs étapes attendent, et ce qui le contredit aujourd’hui.',
  listDocuments:
    'Les documents joints aux fiches, aux points d’étape acceptés et aux ordres du jour envoyés, sans leur contenu.',
  listObjectives: 'Les objectifs, leur mesure et leur cible.',
  listFindings: 'Les constats que les deux parties partagent.',
  listIssues: 'Les enjeux, et ceux qu’une décision a retenus.',
  listBodies: 'Les instances et leurs sièges, sans nom de personne.',
  listMeetings: 'Les réunions convoquées ou tenues, page par page ou par curseur.',
  getMeeting: 'Une réunion et son ordre du jour ; en préparation, pour un jeton qui écrit des réunions.',
  listDecisions: 'Le registre des décisions, page par page ou par curseur.',
  listEvaluations: 'Les évaluations closes : leurs limites, et ce que chaque partie a jugé de chaque question.',
  listFigures: 'Les chiffres d’un thème du diagnostic, comme sa page les montre à la partie du jeton.',
  listDatasets: 'Les chiffres que les parties partagent, et où en est le contrôle des siens.',
  getDataset: 'Des chiffres partagés, cellule par cellule, pour la partie à qui ils sont destinés.',
}
