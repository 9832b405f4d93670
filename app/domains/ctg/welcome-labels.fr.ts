/** What a CTG is in Trame and where one begins, for whoever arrives. Pure. */

export const welcomeLabels = {
  title: 'Une CTG dans Trame',
  sentence:
    'Une convention territoriale globale (CTG) lie pour plusieurs années une Caf et une collectivité. Dans Trame, elle est un espace commun aux deux : elles y travaillent ensemble, et chacune y garde sa voix.',
  parts: [
    [
      'Diagnostic partagé',
      'les chiffres publics du territoire, les constats, la position de chaque partie, les enjeux',
    ],
    ['Plan d’action', 'les objectifs, puis les actions : pilote, étapes, mesures, moyens'],
    ['Convention', 'les articles, les versions figées, les actes et les signatures'],
    ['Suivi', 'où en est chaque action, ce que décide le comité de pilotage, le bilan de l’année'],
  ],
  visitor: {
    title: 'Où commencer',
    sentences: [
      'Vous avez reçu une convocation ou une demande de point d’étape : le lien du courriel s’ouvre sans compte.',
      'Vous êtes membre d’une CTG : connectez-vous avec l’adresse que sa coordination connaît.',
      'Vous n’avez pas de compte : demandez-le à la coordination de votre CTG.',
      'Vous habitez un de ces territoires : sa page publique se lit sans compte, par le plan du site, au bas de cette page.',
    ],
  },
  start: {
    title: 'Où commencer',
    ways: [
      {
        title: 'Votre CTG est déjà dans Trame',
        note: 'Demandez à sa coordination de vous y inscrire, à l’adresse de votre compte.',
        to: '/compte',
        act: 'Voir mon adresse',
      },
      {
        title: 'Vous préparez une convention',
        note: 'Créez la CTG : le territoire, les parties, les thèmes ; le reste vient à mesure.',
        to: '/ctg/nouvelle',
        act: 'Créer une CTG',
      },
      {
        title: 'Votre convention court déjà',
        note: 'Reprenez-la où elle en est : les dates, les instances, puis le plan depuis son tableur.',
        to: '/ctg/reprise',
        act: 'Reprendre une CTG',
      },
      {
        title: 'Vous coordonnez pour la première fois',
        note: 'Sept premiers pas, en cinq minutes de lecture.',
        to: '/aide/coordination/premiers-pas',
        act: 'Lire le guide',
      },
    ],
  },
} as const
