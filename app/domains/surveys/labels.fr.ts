/** Every sentence of the surveys slice. Pure. */

import type { ClosedDoor } from '#app/kernel/door.ts'
import { formatCount, formatDay, formatList, formatNumber, formatPercent } from '#app/kernel/format.ts'
import type { ShownCount } from './results.ts'
import {
  type AnswerFault,
  type Audience,
  leastShown,
  longest,
  mostAnswers,
  mostQuestions,
  mostTextsShown,
  numberOf,
  type OpenRefusal,
  type Question,
  type QuestionKind,
  type SurveyStage,
} from './surveys.ts'
import { surveysTab } from './tab-labels.fr.ts'

const audience: Readonly<Record<Audience, string>> = {
  families: 'Familles',
  partners: 'Partenaires',
  elected: 'Élus',
}
const audienceHint: Readonly<Record<Audience, string>> = {
  families: 'Huit questions sur les services utilisés, ce qui manque, ce qui se passe bien.',
  partners: 'Sept questions sur ce que la convention change dans le travail de chacun.',
  elected: 'Six questions sur les priorités et les attentes.',
}
const ofAudience: Readonly<Record<Audience, string>> = {
  families: 'auprès des familles',
  partners: 'auprès des partenaires',
  elected: 'auprès des élus',
}
const stage: Readonly<Record<SurveyStage, string>> = {
  draft: 'en préparation',
  open: 'ouverte',
  over: 'dernier jour passé, à clore',
  counting: 'close, réponses en cours de comptage',
  closed: 'close',
}
const kind: Readonly<Record<QuestionKind, string>> = {
  one: 'une réponse',
  several: 'plusieurs réponses',
  scale: 'échelle de 1 à 4',
  bands: 'nombre par tranches',
  short: 'texte court',
  long: 'texte long',
}

const count = (shown: ShownCount): string =>
  shown === null ? 'non montré' : shown === 'secret' ? 's' : formatNumber(shown)
const share = (percent: number | null): string => (percent === null ? '–' : formatPercent(percent))

const refusalToOpen: Readonly<Record<OpenRefusal, string>> = {
  'not-draft': 'Cette enquête est déjà ouverte.',
  'no-question': 'Ajoutez au moins une question.',
  'no-last-day': 'Indiquez le dernier jour pour répondre.',
  'last-day-past': 'Le dernier jour est passé : indiquez un jour à venir.',
  'no-team': 'Dites qui relira les textes : cochez au moins une personne de l’équipe.',
}

const howMany = (answers: number | null): string =>
  answers === null ? `moins de ${leastShown} réponses` : formatCount(answers, 'réponse')

export const surveyLabels = {
  audience,
  audienceHint,
  stage,
  kind,
  count,
  share,
  howMany,
  refusalToOpen,
  list: {
    title: surveysTab,
    lead: 'De courts questionnaires auxquels on répond par un lien, sans compte.',
    none: 'Aucune enquête n’est préparée. Partez d’un modèle : chaque question se corrige.',
    table: 'Les enquêtes',
    header: { title: 'Titre', audience: 'Public', stage: 'État', answers: 'Réponses', until: 'Dernier jour' },
    add: 'Préparer une enquête',
    model: 'À qui elle s’adresse',
    name: 'Titre',
    nameHint: 'Ceux qui répondent le lisent : « Les familles de notre territoire », par exemple.',
    addAct: 'Partir de ce modèle',
  },
  page: {
    lead: (to: Audience, state: SurveyStage, closesOn: string | null) =>
      [
        ofAudience[to],
        stage[state],
        ...(closesOn === null || state === 'closed' || state === 'counting' ? [] : [`jusqu’au ${formatDay(closesOn)}`]),
      ].join(', '),
    settings: 'Titre, dates et équipe',
    introduction: 'Introduction',
    introductionHint: 'Lue avant les questions : pourquoi cette enquête, ce qu’on en fera.',
    closesOn: 'Dernier jour pour répondre',
    team: 'Équipe',
    teamHint:
      'Les seules personnes qui liront les textes, une fois l’enquête close. Leurs noms sont dits à ceux qui répondent ; on n’en ajoute plus une fois l’enquête ouverte.',
    teamNone: 'Personne',
    save: 'Enregistrer',
    open: 'Ouvrir l’enquête',
    openNote: 'Une fois ouverte, ses questions et son équipe ne changent plus.',
    openAct: 'Ouvrir, et créer le lien',
    preview: 'Voir comme ceux qui répondent',
    previewNote: 'Aperçu : rien n’est envoyé d’ici.',
    remove: 'Retirer cette enquête',
    removeAct: 'Retirer',
    link: 'Le lien à diffuser',
    linkNote: 'Le même pour tous : par courriel, sur une affiche, sur un panneau lumineux.',
    qr: 'Le même lien, à scanner',
    poster: 'Affiche (PDF)',
    received: (answers: number | null) => `Reçu : ${howMany(answers)}.`,
    receivedNote:
      'Rien d’autre ne se lit avant la clôture. Le même appareil peut répondre plusieurs fois : Trame ne garde rien qui permettrait de le voir.',
    extend: 'Changer le dernier jour',
    extendAct: 'Changer',
    close: 'Clore et montrer les résultats',
    closeNote: `Les réponses sont comptées une fois, puis effacées : il ne reste que les nombres montrés, et les textes pour l’équipe. Aucun nombre de 1 à ${leastShown - 1} n’est montré, ni ceux qui le donneraient par soustraction. On ne rouvre pas une enquête close.`,
    closeAct: 'Clore, compter, effacer les réponses',
    counting: 'Réponses en cours de comptage',
    countingNote: (since: string, answers: number | null) =>
      `Close le ${since} : ${howMany(answers)} à compter. Plus aucune réponse n’est prise.`,
    countingWait:
      'Compter et protéger les petits nombres prend de quelques secondes à deux minutes. Les résultats s’afficheront ici ; vous pouvez quitter cette page.',
    countingLook: 'Voir où en est le comptage',
    countingLate: 'Le comptage tarde. Rien n’est perdu : les réponses sont toujours là.',
    countAgain: 'Compter de nouveau',
  },
  questions: {
    title: 'Questions',
    note: `${mostQuestions} au plus.`,
    add: 'Ajouter une question',
    addAct: 'Ajouter',
    full: `Il y a ${mostQuestions} questions : retirez-en une pour en ajouter une autre.`,
    change: 'Modifier',
    up: 'Monter',
    down: 'Descendre',
    remove: 'Retirer',
    of: (act: string, number: string) => `${act} : question ${number}`,
    label: 'Question',
    hint: 'Précision',
    kindLabel: 'On répond par',
    choices: 'Réponses proposées',
    choicesHint: 'Une par ligne, douze au plus ; quatre pour une échelle. Vide pour un texte.',
    isRequired: 'Réponse obligatoire',
    isProfile: 'Cette question dit qui répond',
    isProfileHint:
      'Les résultats des autres questions seront aussi donnés par réponse à celle-ci. Une seule par enquête.',
    condition: 'Ne la montrer qu’à ceux qui ont répondu…',
    conditionHint: 'Cochez des réponses d’une seule question posée avant. Aucune : elle est montrée à tous.',
    profileMark: 'dit qui répond',
    required: 'obligatoire',
    shownIf: (number: string, choices: readonly string[]) =>
      `Si vous avez répondu ${choices.map((one) => `« ${one} »`).join(' ou ')} à la question ${number}`,
  },
  results: {
    title: 'Résultats',
    none: `Moins de ${leastShown} réponses : rien n’est montré.`,
    lead: (answers: number, closedOn: string) =>
      `${formatCount(answers, 'réponse')}, ${answers > 1 ? 'comptées' : 'comptée'} le ${formatDay(closedOn)}. Elles ne disent rien de ceux qui n’ont pas répondu.`,
    secret: `« s » : de 1 à ${leastShown - 1} réponses, ou un nombre, parfois zéro, qui en donnerait un par soustraction.`,
    askedIf: (label: string, choices: readonly string[]) =>
      `Posée à ceux qui ont répondu ${choices.map((one) => `« ${one} »`).join(' ou ')} à « ${label} ».`,
    base: (answered: ShownCount, without: ShownCount) =>
      `Ont répondu : ${count(answered)} ; sans réponse : ${count(without)}.`,
    several: 'Plusieurs réponses possibles : les parts ne s’additionnent pas.',
    header: { choice: 'Réponse', count: 'Nombre', share: 'Part de ceux qui ont répondu' },
    byGroup: (label: string) => `Selon « ${label} »`,
    export: 'CSV : télécharger les résultats',
    notShown: 'Cette question n’a pas pu être montrée sans en dire trop.',
  },
  texts: {
    title: 'Textes reçus',
    open: 'Relire les textes',
    lead: 'Pour l’équipe de cette enquête seulement, sans rien d’autre de ce que la même personne a répondu, dans un ordre tiré au hasard.',
    none: 'Aucun texte.',
    noConsent: 'ne souhaite pas être cité',
    quoted: 'repris comme témoignage',
    quote: 'En faire un témoignage',
    quoteHint: 'Les mots partent tels quels dans le diagnostic, sans nom. Retirez ce qui ferait reconnaître quelqu’un.',
    words: 'Ce qui a été dit',
    theme: 'Thème',
    quoteAct: 'Ajouter aux témoignages',
    remove: 'Effacer',
    removeLabel: (words: string) => `Effacer : ${words.slice(0, 60)}`,
    source: (title: string, to: Audience) => `Enquête « ${title} » ${ofAudience[to]}`,
    notYet: 'Les textes se lisent une fois l’enquête close.',
    chooseTheme: 'Choisir…',
    more: `Les ${formatNumber(mostTextsShown)} premiers textes sont montrés : la suite vient à mesure qu’ils sont effacés.`,
  },
  public: {
    about: (ctgName: string) => `Enquête menée pour ${ctgName}`,
    privacy: 'Ni nom, ni compte, ni adresse ne sont demandés ou gardés. Ne nommez personne dans vos textes.',
    team: (names: readonly string[]) => `Vos textes ne seront lus que par ${formatList(names)}.`,
    counted: `Les réponses à choix sont comptées à la fin, puis effacées ; aucun nombre de moins de ${leastShown} n’est publié.`,
    until: (closesOn: string) => `Vous pouvez répondre jusqu’au ${formatDay(closesOn)}.`,
    closedTitle: 'Cette enquête est close',
    closed: 'Elle ne prend plus de réponses. Merci de votre intérêt.',
    mayQuote: 'J’accepte que mes mots soient cités, sans mon nom',
    none: 'Sans réponse',
    send: 'Envoyer mes réponses',
    sending: 'Envoi…',
    sent: 'Réponses envoyées.',
    thanksTitle: 'Merci, vos réponses sont enregistrées',
    thanks: 'Elles ne peuvent plus être retrouvées ni changées : rien ne dit lesquelles sont les vôtres.',
    again: 'Répondre pour une autre personne',
    limits: {
      short: `${longest.short} caractères au plus.`,
      long: `${formatNumber(longest.long)} caractères au plus.`,
    },
  },
  poster: {
    file: 'affiche-enquete.pdf',
    call: 'Votre avis compte',
    scan: 'Scannez, ou recopiez l’adresse :',
    minutes: 'Quelques minutes, sans compte, sans donner son nom.',
  },
  csv: {
    title: 'Résultats',
    columns: ['Question', 'Réponse', 'Parmi', 'Nombre', 'Part (%)'],
    all: 'Ensemble',
    answered: '(ont répondu)',
    without: '(sans réponse)',
  },
} as const

const fault: Readonly<Record<AnswerFault, (number: string, question: Question) => string>> = {
  missing: (number) => `Répondez à la question ${number}.`,
  'unknown-choice': (number) => `Choisissez une des réponses proposées à la question ${number}.`,
  'too-long': (number, { kind: of }) =>
    `Le texte de la question ${number} est trop long : ${formatNumber(of === 'short' ? longest.short : longest.long)} caractères au plus.`,
}

/** The sentence at each field. */
export const answerFaults = (
  faults: Readonly<Record<string, { readonly fault: AnswerFault; readonly question: Question }>>,
  questions: readonly Question[],
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(faults).map(([field, one]) => [
      field,
      fault[one.fault](numberOf(questions, one.question.rank), one.question),
    ]),
  )

/** Behind a link that opens nothing. */
export const surveyClosed = (reason: 'unknown' | 'too-many'): ClosedDoor => ({
  frame: 'Enquête',
  title: reason === 'unknown' ? 'Cette enquête n’existe pas' : 'Trop d’essais',
  sentence:
    reason === 'unknown'
      ? 'Ce lien n’ouvre aucune enquête : vérifiez qu’il est entier, ou scannez de nouveau l’affiche.'
      : 'Trop de demandes depuis ce réseau : attendez quelques minutes, puis réessayez.',
})

const leaders = 'Seule la coordination prépare, ouvre et clôt une enquête.'

export const surveysRefusals: Readonly<Record<string, string>> = {
  'surveys.lead': leaders,
  'surveys.read-texts': 'Seule l’équipe de cette enquête lit les textes.',
  'surveys.survey-not-found': 'Cette enquête n’existe pas dans cette CTG.',
  'surveys.question-not-found': 'Cette question n’est plus dans l’enquête.',
  'surveys.text-not-found': 'Ce texte a été effacé.',
  'surveys.not-draft': 'Cette enquête est ouverte : ses questions et son équipe ne changent plus.',
  'surveys.not-open': 'Cette enquête n’est pas ouverte.',
  'surveys.already-counting': 'Cette enquête est déjà close : ses réponses sont en cours de comptage.',
  'surveys.not-closed': 'Les textes se lisent une fois l’enquête close.',
  'surveys.no-question': refusalToOpen['no-question'],
  'surveys.no-last-day': refusalToOpen['no-last-day'],
  'surveys.last-day-past': refusalToOpen['last-day-past'],
  'surveys.no-team': refusalToOpen['no-team'],
  'surveys.not-a-member': 'Une de ces personnes n’est plus membre de la CTG.',
  'surveys.changed-meanwhile':
    'Une autre personne a enregistré entre-temps : ses réponses sont dites sous chaque champ, les vôtres sont restées.',
  'surveys.too-many-questions': surveyLabels.questions.full,
  'surveys.already-at-the-end': 'Cette question est déjà au bout de la liste.',
  'surveys.move-breaks-condition':
    'Une question ne peut pas passer avant celle dont elle dépend : changez d’abord sa condition.',
  'surveys.others-hang-on-it': 'Une autre question dépend de celle-ci : changez d’abord sa condition.',
  'surveys.condition-forward': 'Une condition porte sur une question posée avant.',
  'surveys.condition-not-single': 'Une condition porte sur une question à une seule réponse.',
  'surveys.condition-no-choice': 'Cochez une partie des réponses de la question dont celle-ci dépend.',
  'surveys.survey-closed': 'Cette enquête ne prend plus de réponses ; vos mots sont toujours ici.',
  'surveys.survey-full': `Cette enquête a reçu ${formatNumber(mostAnswers)} réponses : elle n’en prend plus.`,
  'surveys.answers-to-review': 'Des réponses sont à revoir.',
  'surveys.nothing-answered': 'Répondez à une question au moins.',
  'surveys.no-consent': 'Cette personne ne souhaite pas être citée.',
  'surveys.already-quoted': 'Ce texte est déjà un témoignage.',
  'attempts.survey-answer': 'Beaucoup de réponses viennent de ce réseau : attendez un peu, vos mots sont toujours ici.',
  'attempts.survey-guess': 'Trop d’essais en peu de temps : attendez quelques minutes, puis réessayez.',
}
