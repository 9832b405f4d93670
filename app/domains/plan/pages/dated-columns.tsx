/** An action and its dates in a table beside a picture of them. */
import type { Column } from '#app/ui/data-table.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { planLabels } from '../labels.fr.ts'
import type { ActionDates } from '../plan.ts'

type Dated = ActionDates & {
  readonly id: string
  readonly title: string
  readonly stepsDone: number
  readonly stepsKnown: number
}

export const datedColumns = (ctgId: string) =>
  ({
    title: {
      header: 'Action',
      isRowHeader: true,
      cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/actions/${id}`}>{title}</Link>,
    },
    start: {
      header: 'Début',
      isNote: true,
      cell: ({ startsOn, startsPrecision }) => <OrdinalText text={planLabels.date(startsOn, startsPrecision)} />,
    },
    end: {
      header: 'Échéance',
      isNote: true,
      cell: ({ endsOn, endsPrecision }) => <OrdinalText text={planLabels.date(endsOn, endsPrecision)} />,
    },
    steps: {
      header: 'Étapes faites',
      isNote: true,
      cell: ({ stepsDone, stepsKnown }) => (stepsKnown === 0 ? '–' : `${stepsDone} sur ${stepsKnown}`),
    },
  }) as const satisfies Record<string, Column<Dated>>
