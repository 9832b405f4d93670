/** Every sentence of comments, notices of content and followers, on screen. Those of mails are in mails.fr.ts. Pure. */

import { ofName } from '#app/kernel/elision.fr.ts'
import { formatCount } from '#app/kernel/format.ts'
import type { Tone } from '#app/ui/tone.ts'
import type { CommentReason, Judgement, ModeratedState } from './comments.ts'

/** How a coordination names a reason, and what whoever wrote reads when nothing more is written. */
export const reasonWords: Readonly<Record<CommentReason, { readonly name: string; readonly sentence: string }>> = {
  'off-topic': {
    name: 'Hors sujet',
    sentence: 'Votre avis ne porte pas sur la convention ni sur les actions de cette page.',
  },
  personal: {
    name: 'Nomme une personne, ou donne des coordonnées',
    sentence:
      'Votre avis nomme une personne ou donne des coordonnées : pour protéger chacun, cette page n’en publie pas. Vous pouvez l’écrire à nouveau sans elles.',
  },
  insult: {
    name: 'Injurieux ou discriminatoire',
    sentence: 'Votre avis contient des mots injurieux ou discriminatoires, que la loi ne permet pas de publier.',
  },
  unlawful: {
    name: 'Contraire à la loi',
    sentence: 'Publier votre avis serait contraire à la loi.',
  },
  advertising: { name: 'Publicité', sentence: 'Votre avis fait la publicité d’un produit, d’un service ou d’un site.' },
  duplicate: { name: 'Déjà publié', sentence: 'Votre avis répète un avis déjà publié sur cette page.' },
  other: { name: 'Autre raison, à écrire', sentence: '' },
}

/** What its author reads. */
export const statementOf = (reason: CommentReason, words: string): string => words || reasonWords[reason].sentence

const state: Record<ModeratedState, string> = {
  waiting: 'à relire',
  shown: 'publié',
  refused: 'refusé',
  hidden: 'masqué',
}
const stateTone: Record<ModeratedState, Tone> = { waiting: 'warn', shown: 'ok', refused: 'neutral', hidden: 'bad' }

const queue = {
  title: 'Avis du public',
  lead: 'Chaque avis est relu avant de paraître. Un refus est motivé, et peut être contesté une fois.',
  takes: 'La page publique propose d’écrire un avis',
  save: 'Enregistrer',
  chooseReason: 'Choisir une raison',
  isOpen: 'Les avis sont ouverts.',
  areClosed: 'Les avis sont fermés.',
  isClosed:
    'Les avis sont fermés : la page publique ne propose pas d’en écrire. Ceux qui sont publiés restent visibles.',
  noPage: 'La page publique n’est pas publiée : personne ne peut écrire d’avis pour le moment.',
  changedBy: (name: string, day: string) => `Réglage ${ofName(name)}, le ${day}.`,
  saved: 'Réglage enregistré.',
  filters: 'Avis par état',
  count: {
    waiting: (count: number) => `${formatCount(count, 'avis', 'avis')} à relire`,
    shown: (count: number) => formatCount(count, 'publié'),
    refused: (count: number) => formatCount(count, 'refusé'),
    hidden: (count: number) => formatCount(count, 'masqué'),
    appeals: (count: number) => formatCount(count, 'contestation'),
    notices: (count: number) => formatCount(count, 'signalement'),
  },
  empty: {
    waiting: 'Aucun avis à relire.',
    shown: 'Aucun avis publié.',
    refused: 'Aucun avis refusé.',
    hidden: 'Aucun avis masqué.',
    appeals: 'Aucune contestation à décider.',
    notices: 'Aucun signalement à décider.',
  },
  about: (title: string) => (title === '' ? 'Sur l’ensemble' : `Sur l’action « ${title} »`),
  marks: {
    phone: 'semble contenir un numéro de téléphone',
    address: 'semble contenir une adresse électronique',
    number: 'semble contenir un numéro de sécurité sociale',
  },
  links: (count: number) => `contient ${formatCount(count, 'lien')}`,
  choose: (name: string) => `Choisir l’avis ${ofName(name)}`,
  act: {
    show: 'Publier les avis choisis',
    refuse: 'Refuser les avis choisis',
    hide: 'Masquer les avis choisis',
  } satisfies Record<Judgement, string>,
  reason: 'Raison',
  reasonHint: 'Pour un refus ou un masquage : son auteur la reçoit par courriel.',
  words: 'Texte envoyé',
  wordsHint: 'Vide, la phrase prévue pour cette raison est envoyée.',
  reasonMissing: 'Choisissez la raison : un refus est motivé.',
  wordsMissing: 'Écrivez la raison : son auteur la recevra.',
  judgementMissing: 'Dites ce que deviennent ces avis : publiés, refusés ou masqués.',
  judged: 'C’est fait. Les personnes concernées reçoivent un courriel.',
  decided: (name: string, day: string) => `par ${name}, le ${day}`,
  openings: 'Ouverture',
  judge: 'Décider des avis choisis',
  whole: (count: number) => (count === 1 ? 'Le seul avis de cette page' : `Les ${count} avis de cette page`),
  toPage: 'Voir la page publique',
  public: 'Avis',
} as const

const form = {
  title: 'Écrire un avis',
  lead: 'Chaque avis est relu avant de paraître ; un refus est motivé.',
  about: 'Sur quoi porte votre avis',
  whole: 'Toute la convention',
  body: 'Votre avis ou votre question',
  bodyHint:
    'Ne nommez personne, ne donnez ni adresse ni téléphone : cette page est lue par tous. 2 000 caractères au plus.',
  bodyMissing: 'Écrivez votre avis.',
  name: 'Prénom ou pseudonyme',
  nameHint: 'Il paraît avec votre avis.',
  nameMissing: 'Indiquez un prénom ou un pseudonyme.',
  email: 'Adresse électronique',
  emailHint: 'Jamais montrée à personne. Elle sert à confirmer votre avis et à vous répondre, puis elle est effacée.',
  mayQuote: 'J’accepte que mes mots soient repris, sans mon nom, dans le diagnostic de la convention',
  send: 'Envoyer',
  tooManyLinks: 'Un avis compte deux liens au plus.',
  actionGone: 'Cette action n’est plus sur la page publique : choisissez-en une autre.',
  sentTitle: 'Regardez votre boîte aux lettres électronique',
  sent: 'Un courriel vous a été envoyé. Suivez le lien qu’il contient pour confirmer votre avis : il sera ensuite relu.',
  trap: 'Laissez ce champ vide',
  ofYours: 'Votre avis',
} as const

const follow = {
  title: 'Suivre une action',
  lead: 'Un courriel vous dit ce que devient l’action quand la page publique change. Rien d’autre.',
  action: 'L’action à suivre',
  actionMissing: 'Choisissez l’action à suivre.',
  send: 'Suivre cette action',
  emailHint: 'Jamais montrée à personne. Elle est effacée dès que vous ne suivez plus l’action.',
  sent: 'Un courriel vous a été envoyé. Suivez le lien qu’il contient pour confirmer : rien n’est envoyé avant. Si vous suivez déjà cette action, rien ne change.',
  none: 'Aucune action publiée n’est en cours.',
  stopTitle: 'Ne plus suivre cette action',
  stop: 'Ne plus recevoir ces courriels',
  stopped: 'Vous ne recevrez plus de courriel sur cette action. Votre adresse est effacée.',
} as const

const signal = {
  title: 'Signaler un contenu',
  lead: 'Ce contenu vous paraît contraire à la loi ? Dites-le ici, sans compte. Vous recevez un accusé de réception daté, puis une décision motivée.',
  address: 'Adresse exacte du contenu',
  addressHint: 'Celle de la page où vous l’avez lu.',
  addressMissing: 'Indiquez l’adresse exacte du contenu.',
  grounds: 'Pourquoi ce contenu est contraire à la loi',
  groundsMissing: 'Expliquez pourquoi ce contenu vous paraît contraire à la loi.',
  name: 'Vos prénom et nom',
  nameMissing: 'Indiquez vos prénom et nom. Ils ne peuvent être omis que si le contenu met en danger un enfant.',
  emailMissing:
    'Indiquez votre adresse électronique. Elle ne peut être omise que si le contenu met en danger un enfant.',
  isChildProtection: 'Le contenu porte sur une infraction sexuelle contre un enfant',
  childHint: 'Dans ce cas seulement, votre nom et votre adresse ne sont pas demandés.',
  goodFaith: 'Je crois de bonne foi que ces informations sont exactes et complètes',
  goodFaithMissing: 'Confirmez votre bonne foi : le règlement européen la demande.',
  send: 'Envoyer le signalement',
  sentTitle: 'Signalement reçu',
  sent: 'Votre signalement est reçu. Si vous avez donné une adresse, un accusé de réception daté vous y est envoyé, puis la décision et ses motifs.',
  quoted: 'Avis signalé',
} as const

const appeal = {
  title: 'Contester cette décision',
  words: 'Pourquoi vous contestez',
  wordsMissing: 'Écrivez pourquoi vous contestez cette décision.',
  send: 'Contester',
  once: 'Une décision se conteste une fois, dans les six mois. L’autre coordination décide, quand il y en a deux.',
  sent: 'Votre contestation est reçue. La réponse vous arrivera par courriel.',
  decide: 'Décider de la contestation',
  contested: 'Son auteur conteste cette décision :',
  outcome: 'Décision',
  outcomes: { upheld: 'Maintenir', reversed: 'Publier l’avis' },
  outcomeMissing: 'Dites si la décision est maintenue.',
  reason: 'Motif envoyé à son auteur',
  reasonMissing: 'Écrivez le motif : son auteur le recevra.',
  decided: 'La réponse part par courriel.',
  own: 'Votre coordination a pris la première décision : l’autre décide de la contestation.',
} as const

const reply = {
  label: 'Répondre au nom de votre partie',
  words: 'Réponse',
  hint: 'Elle paraît à côté de l’avis, dans la couleur de votre partie, et remplace celle qu’elle avait écrite.',
  missing: 'Écrivez la réponse.',
  send: 'Publier la réponse',
  of: (party: string) => `Réponse : ${party}`,
  done: 'La réponse est publiée. Son auteur en est prévenu.',
} as const

const testimony = {
  source: 'Avis laissé sur la page publique',
  keep: 'Reprendre comme témoignage',
  theme: 'Thème du diagnostic',
  allowed: 'Son auteur accepte que ses mots soient repris, sans son nom.',
  notAllowed: 'Son auteur n’a pas accepté que ses mots soient repris.',
  kept: 'Repris dans le diagnostic',
  done: 'L’avis est ajouté aux témoignages du diagnostic, sans le nom de son auteur.',
} as const

const notices = {
  received: (day: string) => `Reçu le ${day}`,
  by: (name: string) => (name === '' ? 'sans nom, comme le règlement le permet' : `par ${name}`),
  address: 'Adresse signalée',
  comment: 'Avis signalé',
  grounds: 'Raisons',
  outcome: 'Décision',
  outcomes: { acted: 'Retirer le contenu', 'not-acted': 'Le laisser' },
  outcomeMissing: 'Dites ce que devient le contenu signalé.',
  statement: 'Motifs, envoyés à qui a signalé et à qui a écrit',
  statementMissing: 'Écrivez les motifs de la décision.',
  elsewhere: 'Le contenu signalé n’est pas un avis : retirez-le vous-même de la page publique avant de décider.',
  decide: 'Décider',
  done: 'La décision part par courriel, avec ses motifs.',
} as const

const link = {
  confirmTitle: 'Confirmer votre avis',
  yours: 'Ce que devient votre avis',
  confirm: 'Confirmer mon avis',
  erase: 'Ce n’est pas moi : l’effacer',
  erased: 'Cet avis est effacé, avec votre adresse.',
  state: {
    unconfirmed: 'Confirmez que cet avis est le vôtre : il sera ensuite relu par les coordinations.',
    waiting: 'Votre avis est confirmé. Il attend d’être relu : un courriel vous dira ce qu’il devient.',
    shown: 'Votre avis est publié.',
    refused: 'Votre avis n’est pas publié.',
    hidden: 'Votre avis n’est plus visible.',
  },
  reason: 'Motif',
  followTitle: 'Suivre une action',
  follow: (title: string) => `Vous serez prévenu de ce que devient l’action « ${title} ».`,
  confirmFollow: 'Confirmer',
  confirmed: 'C’est confirmé.',
  stoppedBefore: 'Vous ne suivez plus cette action.',
  following: (title: string) => `C’est noté : un courriel vous dira ce que devient l’action « ${title} ».`,
  archived: {
    comment: 'La convention est archivée : cet avis ne peut plus être confirmé.',
    follow: 'La convention est archivée : ses actions ne se suivent plus.',
  },
  page: 'La page publique',
  gone: 'L’action dont vous parliez n’est plus publique : cet avis ne se lit plus.',
  appealed: 'Vous avez contesté cette décision : la réponse vous arrivera par courriel.',
  upheld: 'Votre contestation a été examinée : la décision est maintenue.',
  reversed: 'Votre contestation a été examinée : votre avis est publié.',
} as const

export const commentLabels = {
  publicPage: 'Une personne sans compte',
  comments: (count: number) => formatCount(count, 'avis', 'avis'),
  publicTitle: 'Votre avis',
  of: (name: string) => `Avis ${ofName(name)}`,
  all: (count: number) => (count === 1 ? 'L’avis' : `Les ${count} avis`),
  none: 'Aucun avis n’est publié pour le moment.',
  signalIt: 'Signaler',
  signalOf: (name: string) => `Signaler l’avis ${ofName(name)}`,
  readBefore: 'Chaque avis est relu avant de paraître ; un refus est motivé.',
  back: 'Retour à la page publique',
  closed: 'Les avis sont fermés pour le moment.',
  closedLink: {
    unknown: {
      frame: 'Lien inconnu',
      title: 'Ce lien n’est pas connu',
      sentence:
        'Vérifiez qu’il est entier, tel que le courriel le donne. Un avis jamais confirmé est effacé après sept jours.',
    },
    'too-many': {
      frame: 'Trop d’essais',
      title: 'Trop de liens essayés',
      sentence: 'Trop de liens inconnus ont été ouverts depuis votre réseau : revenez dans un quart d’heure.',
    },
  },
  ...{ state, stateTone, queue, form, follow, signal, appeal, reply, testimony, notices, link },
} as const
