/** A report as it was sent by a personal link. */
import { type DatePrecision, formatCount, formatDate, formatDay, formatNumber } from '#app/kernel/format.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { SaidReport } from '../queries.server.ts'

type Props = { readonly report: SaidReport; readonly endsPrecision: DatePrecision }

export const SaidText = ({ report, endsPrecision }: Props) => (
  <>
    <p>{report.facts}</p>
    <DescriptionList
      items={[
        { term: 'État', description: report.statusText },
        {
          term: 'Personnes touchées',
          description: report.peopleReached === null ? null : formatNumber(report.peopleReached),
        },
        {
          term: 'Prochaine étape',
          description: report.nextStep && (
            <OrdinalText
              text={[report.nextStep, report.nextStepOn && formatDay(report.nextStepOn)].filter(Boolean).join(', ')}
            />
          ),
        },
        {
          term: 'Échéance proposée',
          description: report.proposedEndsOn && <OrdinalText text={formatDate(report.proposedEndsOn, endsPrecision)} />,
        },
        { term: 'Joint', description: report.fileCount === 0 ? null : formatCount(report.fileCount, 'fichier') },
      ]}
    />
  </>
)

/** Whom to ask, with the address to write to. */
export const Contact = ({ name, email }: { readonly name: string; readonly email: string }) => (
  <>
    {name}, <a href={`mailto:${email}`}>{email}</a>
  </>
)
