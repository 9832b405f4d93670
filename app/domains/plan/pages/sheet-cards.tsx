/** Steps and means of an action, to read. */
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { Chip } from '#app/ui/chip.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type Glyph, Signal, State } from '#app/ui/state.tsx'
import { planLabels as t } from '../labels.fr.ts'
import { isEnded, type StepStatus } from '../plan.ts'
import type { ActionPageData } from '../queries.server.ts'
import { amountText, staffText } from '../sheet/means.ts'
import styles from './sheet-cards.module.css'

type Props = ActionPageData & { readonly editTo: string | undefined }

const stepGlyph: Record<StepStatus, Glyph> = {
  'to-come': 'waiting',
  'in-progress': 'half',
  done: 'done',
  dropped: 'crossed',
}

type Step = ActionPageData['sheet']['steps'][number]

/** What it is, then who answers for it and what it consists of. */
function StepWords({ title, responsible, responsiblePartyName, responsiblePartyKind, description }: Step) {
  return (
    <>
      {title}
      {(responsible || responsiblePartyName) && (
        <span className={styles.stepNote}>
          <span className="visually-hidden">Responsable : </span>
          {responsiblePartyName && responsiblePartyKind && (
            <Chip tone={responsiblePartyKind}>{responsiblePartyName}</Chip>
          )}{' '}
          {responsible === responsiblePartyName ? '' : responsible}
        </span>
      )}
      {description && <span className={styles.stepNote}>{description}</span>}
    </>
  )
}

export const StepsCard = ({ sheet, lateStepIds, today, editTo }: Props) => (
  <Card
    title="Étapes"
    aside={editTo && !isEnded(sheet.status) && <Link to={`${editTo}#etapes`}>Ajouter une étape</Link>}
  >
    <DataTable
      rows={sheet.steps}
      empty={<p className="muted">Aucune étape pour le moment.</p>}
      columns={[
        {
          header: 'État',
          onPhone: 'bare',
          cell: (step) =>
            lateStepIds.includes(step.id) ? (
              <Signal tone="bad">{t.stepState(step, today)}</Signal>
            ) : (
              <State glyph={stepGlyph[step.status]}>{t.stepState(step, today)}</State>
            ),
        },
        { header: 'Étape', isRowHeader: true, cell: (step) => <StepWords {...step} /> },
        {
          header: 'Date',
          isNote: true,
          onPhone: 'bare',
          cell: (step) => <OrdinalText text={t.stepDate(step)} />,
        },
      ]}
    />
  </Card>
)

export const MeansCard = ({ sheet, meansSums, editTo }: Props) => (
  <Card
    title="Moyens mobilisés"
    note={t.meansNote}
    aside={editTo && <Link to={`${editTo}#moyens`}>Ajouter des moyens</Link>}
  >
    <DataTable
      rows={sheet.means}
      empty={<p className="muted">Aucun moyen indiqué pour le moment.</p>}
      columns={[
        {
          header: 'Financeur',
          cell: ({ funderShortName, funderKind, funderName, nature, scheme, cofNumber, fullTimeEquivalents }) => (
            <>
              {funderShortName && funderKind ? <Chip tone={funderKind}>{funderShortName}</Chip> : funderName}{' '}
              {[scheme, t.meansNature[nature], staffText(fullTimeEquivalents), cofNumber && `COF n° ${cofNumber}`]
                .filter(Boolean)
                .join(', ')}
            </>
          ),
        },
        { header: 'État', isNote: true, cell: ({ year, state }) => `${year} · ${t.meansState[state]}` },
        {
          header: 'Montant',
          isNumeric: true,
          cell: ({ amountEuros, tax }) => (amountEuros === null ? gapWords.amount : amountText(amountEuros, tax)),
        },
      ]}
    />
    {meansSums.length > 0 && meansSums.some(({ lineCount }) => lineCount > 1) && (
      <p className="fine muted">
        {`Sommes indicatives : ${meansSums
          .map(t.meansSum)
          .map(({ label, amount, note }) => `${label} ${amount}${note && ` (${note})`}`)
          .join(' ; ')}.`}
      </p>
    )}
  </Card>
)
