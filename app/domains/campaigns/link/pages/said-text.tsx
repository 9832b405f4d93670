/** A report as it was sent by a personal link. */

import { delayWords, difficultyWords } from '#app/domains/followup/words.fr.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import { formatCount, formatDate, formatDay, formatNumber } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { DescriptionList } from '#app/ui/description-list.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { SaidReport } from '../queries.server.ts'

type Props = { readonly report: SaidReport; readonly endsPrecision: DatePrecision }

export const SaidText = ({ report, endsPrecision }: Props) => (
  <>
    <p>{report.facts}</p>
    <DescriptionList
      items={[
        {
          term: 'État',
          description: report.isWatched ? `${report.statusText}, à surveiller` : report.statusText,
        },
        {
          term: 'Personnes touchées',
          description: report.peopleReached === null ? null : formatNumber(report.peopleReached),
        },
        ...report.values.map(({ name, unit, value }) => ({
          term: name,
          description: formatQuantity(Number(value), unit),
        })),
        { term: 'Calendrier', description: report.delayMonths === null ? null : delayWords(report.delayMonths) },
        {
          term: 'Difficulté',
          description: [report.difficultyKind && difficultyWords[report.difficultyKind], report.difficulty]
            .filter(Boolean)
            .join('\u00a0: '),
        },
        {
          term: 'Aide attendue',
          description: [report.helpBodyName, report.helpWanted].filter(Boolean).join('\u00a0: '),
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
        {
          term: report.proposedStepId === null ? 'Étape à ajouter' : 'Étape à déplacer',
          description: report.proposedStepTitle && (
            <OrdinalText
              text={[report.proposedStepTitle, report.proposedStepOn && formatDay(report.proposedStepOn)]
                .filter(Boolean)
                .join(', ')}
            />
          ),
        },
        { term: 'Pilote proposé', description: report.proposedLead },
        { term: 'Partenaire à ajouter', description: report.proposedPartner },
        { term: 'Autre ajustement proposé', description: report.adjustment },
        { term: 'Joint', description: report.fileCount === 0 ? null : formatCount(report.fileCount, 'fichier') },
      ]}
    />
  </>
)
