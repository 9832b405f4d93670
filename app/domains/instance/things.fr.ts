/** The instance and its messages to all, as the register of things knows them. Pure. Why: docs/decisions/0037. */
import type { SliceThings } from '#app/things/thing-kind.ts'

export const instanceThings = {
  journal: 'ctg',
  kinds: {
    instance: { name: 'Administration de l’instance', readers: 'nobody' },
    'instance-message': { name: 'Message à tous', readers: 'nobody' },
  },
  acts: {
    'instance.jobs-retried': 'Tâches demandées de nouveau',
    'instance.jobs-given-up': 'Tâches abandonnées',
    'instance.mails-retried': 'Courriels refusés demandés de nouveau',
    'instance.connector-tried': 'Connecteur essayé',
    'instance-message.published': 'Message à tous publié',
    'instance-message.withdrawn': 'Message à tous retiré',
  },
} as const satisfies SliceThings
