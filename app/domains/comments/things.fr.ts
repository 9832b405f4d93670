/** Comments of the public page and notices of content, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const commentsThings = {
  journal: 'ctg',
  kinds: {
    'public-comment': {
      name: 'Avis du public',
      readers: 'members',
      // What does not show is read by the coordinations, on their page, and found nowhere else.
      from: "(select * from public_comment where state = 'shown') as public_comment",
      title: 'public_comment.display_name',
      path: '/page-publique/avis',
      isNeverDecided: true,
    },
    'content-notice': { name: 'Signalement d’un contenu', readers: 'nobody' },
  },
  searched: [
    {
      of: 'public-comment',
      title: 'public_comment.display_name',
      about: 'public_comment.body',
      isLong: true,
      path: "'/page-publique/avis?etat=shown'",
    },
  ],
  actsOn: { 'comment-setting.': 'ctg', 'comment-queue.': 'ctg' },
  acts: {
    'comment-setting.opened': 'Avis du public ouverts',
    'comment-setting.closed': 'Avis du public fermés',
    'comment-queue.shown': 'Avis du public publiés',
    'comment-queue.refused': 'Avis du public refusés',
    'comment-queue.hidden': 'Avis du public masqués',
    'public-comment.answered': 'Réponse publiée à un avis du public',
    'public-comment.appealed': 'Décision sur un avis du public contestée',
    'public-comment.appeal-upheld': 'Décision sur un avis du public maintenue',
    'public-comment.appeal-reversed': 'Avis du public publié après contestation',
    'content-notice.received': 'Contenu de la page publique signalé',
    'content-notice.decided': 'Signalement d’un contenu décidé',
  },
} as const satisfies SliceThings
