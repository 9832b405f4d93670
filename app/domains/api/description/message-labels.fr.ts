/** What openapi.json says of the message of a webhook. Pure. */
export const messageLabels = {
  message: {
    whole: 'Message d’un webhook',
    type: 'Sujet',
    timestamp: 'Instant de l’acte',
    data: {
      ctgId: 'CTG',
      api: 'Où lire cette CTG avec un jeton',
      changes: {
        whole: 'Objets touchés ; aucun pour un essai',
        act: 'Nom de l’acte : « action.status-changed »',
        type: 'Sorte d’objet : axis, objective, action, measure, plan-import, ctg',
        id: 'Identifiant de l’objet',
        actionId: 'Action de la mesure',
      },
    },
  },
}
