/** What openapi.json says of each criterion by which actions are listed. Pure. */
export const filterLabels = {
  several: (what: string): string => `${what} ; se répète`,
  filter: {
    q: 'Mots, tous présents : titre, numéro, pilote, prochaine étape, besoin…',
    theme: 'Thème',
    etat: 'État',
    signal: 'Ce qui est à voir',
    axe: 'Axe, et tout ce qui est dessous',
    objectif: 'Objectif',
    pilote: 'Partie pilote (identifiant) ou nom du pilote',
    service: 'Service',
    lieu: 'Commune (code Insee) ou quartier (identifiant)',
    annee: 'Année pendant laquelle l’action court',
    champ: 'Champ de la Caf',
    articulation: 'Autre plan articulé',
    mot: 'Mot-clé',
    fiche: 'Action',
  },
}
