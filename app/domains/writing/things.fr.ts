/** The acts around a text, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const writingThings = {
  acts: {
    'text.commented': 'Commentaire publié sur le texte',
    'text.comment-answered': 'Réponse à un commentaire du texte',
    'text.comment-removed': 'Commentaire retiré par son auteur',
    'text.thread-resolved': 'Commentaire du texte résolu',
    'text.thread-reopened': 'Commentaire du texte rouvert',
    'text.suggestions-accepted': 'Propositions acceptées dans le texte',
    'text.suggestions-refused': 'Propositions écartées dans le texte',
    'text.version-restored': 'Texte revenu à une version précédente',
  },
} as const satisfies SliceThings
