/** The evaluations of a CTG: where each is, and how to begin one. */
import { formatCount, formatDay } from '#app/kernel/format.ts'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Columns, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { State } from '#app/ui/state.tsx'
import { evaluationKinds } from '../evaluation-shape.ts'
import { evaluationLabels as t } from '../labels.fr.ts'
import type { EvaluationLine, EvaluationsPageData } from '../queries.server.ts'

export const EvaluationsPage = (page: EvaluationsPageData) => (
  <Page
    title={t.title}
    lead="Quelques questions choisies par le comité de pilotage, des éléments figés, et le jugement de chaque partie avec ses raisons."
  >
    {page.mayStart ? <Columns main={<ListCard {...page} />} aside={<StartCard {...page} />} /> : <ListCard {...page} />}
  </Page>
)

function stateWords({ stage, frozenOn, judgedCount, toJudgeCount }: EvaluationLine): string {
  if (stage === 'frozen' && frozenOn !== null) return `figée le ${formatDay(frozenOn)}`
  return stage === 'judging' ? `${t.stage[stage]}, ${judgedCount} sur ${toJudgeCount}` : t.stage[stage]
}

const ListCard = ({ ctgId, evaluations, hasEnded }: EvaluationsPageData) => (
  <Card title="Évaluations de cette CTG">
    <DataTable
      caption="Évaluations, la dernière d’abord"
      rows={evaluations}
      empty={hasEnded ? t.noneAtEnd : t.none}
      columns={[
        {
          header: 'Évaluation',
          cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/evaluation/${id}`}>{title}</Link>,
        },
        { header: 'Quand', cell: ({ kind }) => t.kind[kind] },
        { header: 'Questions', cell: ({ questionCount }) => formatCount(questionCount, 'question') },
        {
          header: 'Où elle en est',
          cell: (line) => <State glyph={t.stageGlyph[line.stage]}>{stateWords(line)}</State>,
        },
      ]}
    />
  </Card>
)

/** Ended, half-way is behind: only the final one is put forward. */
const StartCard = ({ hasEnded }: EvaluationsPageData) => (
  <Card
    title="Commencer une évaluation"
    note="Les signataires sont appelés à juger ; tout se change dans sa note de cadrage."
  >
    <CommandForm intent="start-evaluation" submit="Commencer">
      <RadioGroup
        name="kind"
        label="Quand"
        isRequired
        defaultValue={hasEnded ? 'final' : undefined}
        choices={evaluationKinds
          .filter((value) => !hasEnded || value === 'final')
          .map((value) => ({
            value,
            label: t.newTitle[value],
            hint: hasEnded ? t.finalAfterEnd : t.kindHint[value],
          }))}
      />
      <TextField name="title" label="Titre" isRequired hint={t.titleHint(hasEnded)} maxLength={200} />
    </CommandForm>
  </Card>
)
