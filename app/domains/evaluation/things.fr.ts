/** Evaluations and their questions, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const evaluationThings = {
  journal: 'suivi',
  kinds: {
    evaluation: { name: 'Évaluation', readers: 'members', title: 'title', path: '/evaluation/' },
    'evaluation-question': {
      name: 'Question de l’évaluation',
      readers: 'members',
      title: 'text',
      path: '/evaluation/questions/',
    },
  },
  searched: [{ of: 'evaluation-question', title: 'evaluation_question.text', about: 'evaluation_question.limits' }],
  acts: {
    'evaluation.started': 'Évaluation commencée',
    'evaluation.removed': 'Évaluation retirée',
    'evaluation.framing-updated': 'Note de cadrage de l’évaluation modifiée',
    'evaluation.evaluators-invited': 'Évaluateurs extérieurs invités',
    'evaluation.criteria-renamed': 'Critères de l’évaluation renommés',
    'evaluation.framed': 'Note de cadrage de l’évaluation figée par une décision',
    'evaluation.moved': 'Évaluation passée à une autre étape',
    'evaluation.limits-written': 'Limites de l’évaluation écrites',
    'evaluation.evidence-frozen': 'Éléments de l’évaluation figés',
    'evaluation.frozen': 'Évaluation figée',
    'evaluation.report-requested': 'Rapport de l’évaluation demandé',
    'evaluation.report-asked-again': 'Fichiers d’un rapport d’évaluation redemandés',
    'evaluation.advised': 'Recommandation enregistrée',
    'evaluation-question.added': 'Question de l’évaluation ajoutée',
    'evaluation-question.updated': 'Question de l’évaluation modifiée',
    'evaluation-question.moved': 'Question de l’évaluation déplacée',
    'evaluation-question.removed': 'Question de l’évaluation retirée',
    'evaluation-question.condition-noted': 'Constat noté sur une condition de l’évaluation',
    'evaluation-question.limits-written': 'Limites d’une question écrites',
    'evaluation-question.judged': 'Jugement d’une partie enregistré',
  },
} as const satisfies SliceThings
