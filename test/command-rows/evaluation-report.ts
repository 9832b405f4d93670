/** Rows of the evidence and the reports of an evaluation. */
import type { FullCtg } from '../full-ctg.server.ts'
import type { ActorKey, CommandRow } from './command-row.ts'

const page = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/evaluation/${ids.evaluation}`
const reportPage = (ctg: FullCtg) => `${page(ctg)}/rapport`

/** Whatever the theme; evaluators from outside too, where they are invited. */
const writers: readonly ActorKey[] = ['cafCoordinator', 'townCoordinator', 'earlyOfficer', 'housingOfficer']

export const evaluationReportRows: Readonly<Record<string, CommandRow>> = {
  'evaluation.freeze-evidence': {
    url: (ctg) => `${page(ctg)}/elements`,
    intent: 'freeze-evidence',
    form: () => ({}),
    mayDo: writers,
  },
  'evaluation.request-report': { url: reportPage, intent: 'request-report', form: () => ({}), mayDo: writers },
  'evaluation.make-report-again': {
    url: reportPage,
    intent: 'make-report-again',
    form: ({ ids }) => ({ reportId: ids.evaluationReport }),
    mayDo: writers,
  },
}
