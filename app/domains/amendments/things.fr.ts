/** Amendments and terminations, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const amendmentsThings = {
  journal: 'convention',
  kinds: {
    amendment: {
      name: 'Avenant',
      readers: 'members',
      title: "case when number is null then 'Avenant en préparation' else 'Avenant n° ' || number end",
      path: '/convention/avenants/',
    },
    termination: { name: 'Résiliation', readers: 'nobody' },
  },
  acts: {
    'amendment.prepared': 'Avenant préparé',
    'amendment.updated': 'Avenant modifié',
    'amendment.article-written': 'Article de l’avenant écrit',
    'amendment.article-left': 'Article de l’avenant retiré',
    'amendment.frozen': 'Avenant figé',
    'amendment.withdrawn': 'Avenant retiré',
    'amendment.pdf-asked-again': 'PDF de l’avenant redemandé',
    'amendment.decided': 'Avenant lié à une décision',
    'amendment.act-recorded': 'Acte d’habilitation sur l’avenant enregistré',
    'amendment.signature-recorded': 'Signature de l’avenant enregistrée',
    'amendment.signature-refused': 'Refus de signer l’avenant enregistré',
    'amendment.signature-erased': 'Saisie de signature de l’avenant effacée',
    'amendment.in-force': 'Avenant entré en vigueur',
    'termination.recorded': 'Résiliation enregistrée',
    'termination.undone': 'Résiliation annulée',
  },
} as const satisfies SliceThings
