/** Words of the accessibility statement. Pure. Without an audit in force, the RGAA names one state only: « non conforme ». */
export const accessibilityLabels = {
  title: 'Accessibilité',
  lead: 'Ce que Trame fait pour être lue et utilisée par tous, et ce qui manque encore.',
  state: {
    title: 'État de conformité',
    sentence:
      'Aucun audit selon le référentiel général d’amélioration de l’accessibilité (RGAA 4.1) n’a encore été mené : Trame est donc déclarée non conforme, quoi que disent les contrôles ci-dessous.',
  },
  done: {
    title: 'Ce qui est fait',
    sentences: [
      'Tout s’utilise au clavier ; la position est toujours visible.',
      'Lire et envoyer un formulaire ne demande pas JavaScript.',
      'Chaque champ a son nom, chaque erreur sa phrase, reliée au champ.',
      'Aucun état n’est dit par la couleur seule ; les petits textes ont un contraste d’au moins 4,5 pour 1.',
      'Chaque graphique a sa phrase, et son tableau quand il montre plusieurs valeurs.',
      'Les pages se lisent sur un écran de 320 pixels de large et avec un zoom de 200 %.',
    ],
  },
  missing: {
    title: 'Ce qui manque',
    sentences: [
      'L’audit lui-même, et l’essai par des personnes qui utilisent un lecteur d’écran.',
      'Les fichiers déposés par les utilisateurs ne sont pas contrôlés.',
    ],
  },
  contact: {
    title: 'Signaler une difficulté',
    sentence:
      'Écrivez à la personne qui administre cette instance de Trame, ou au coordonnateur de votre convention : ils doivent vous donner l’information sous une forme que vous pouvez lire.',
  },
  appeal: {
    title: 'Si vous n’obtenez pas de réponse',
    sentence:
      'Vous pouvez saisir le Défenseur des droits, par son formulaire, par courrier ou auprès de son délégué dans votre département.',
    link: 'Formulaire du Défenseur des droits',
  },
} as const
