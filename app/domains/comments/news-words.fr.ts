/** Sentences about what becomes of an action. Pure. */
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { ActionStatus } from '#app/domains/plan/plan.ts'
import { formatDay } from '#app/kernel/format.ts'

export const newsWords = {
  title: (title: string) => `Elle s’intitule désormais « ${title} ».`,
  status: (status: ActionStatus) => `Où elle en est : ${planLabels.status[status]}.`,
  news: (words: string, on: string) => `Dernière nouvelle, le ${formatDay(on)} : ${words}`,
  gone: 'Elle n’est plus sur la page publique.',
} as const
