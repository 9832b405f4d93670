/** Surveys of a CTG, and the form that prepares one from a model. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { formatDay } from '#app/kernel/format.ts'
import { RadioGroup } from '#app/ui/choice-field.tsx'
import { DataTable } from '#app/ui/data-table.tsx'
import { TextField } from '#app/ui/field.tsx'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { surveyLabels as t } from '../labels.fr.ts'
import type { SurveysPageData } from '../queries.server.ts'
import { audiences } from '../surveys.ts'

const { list: p } = t

export const SurveysPage = ({ ctgId, surveys, may }: SurveysPageData) => (
  <Page crumbs={[crumbs.diagnosis(ctgId), { label: p.title }]} title={p.title} lead={p.lead}>
    <Card title={p.table}>
      <DataTable
        rows={surveys}
        empty={p.none}
        columns={[
          {
            header: p.header.title,
            cell: ({ id, title }) => <Link to={`/ctg/${ctgId}/diagnostic/enquetes/${id}`}>{title}</Link>,
          },
          { header: p.header.audience, cell: ({ audience }) => t.audience[audience] },
          { header: p.header.stage, cell: ({ stage }) => t.stage[stage] },
          {
            header: p.header.answers,
            cell: ({ state, answers }) => (state === 'draft' ? '–' : t.howMany(answers)),
          },
          {
            header: p.header.until,
            isNote: true,
            cell: ({ closesOn }) => (closesOn === null ? '–' : formatDay(closesOn)),
          },
        ]}
      />
    </Card>
    {may.lead && (
      <Card title={p.add} id="preparer">
        <CommandForm intent="create-survey" submit={p.addAct}>
          <TextField name="title" label={p.name} hint={p.nameHint} maxLength={200} isRequired />
          <RadioGroup
            name="audience"
            label={p.model}
            isRequired
            defaultValue="families"
            choices={audiences.map((value) => ({ value, label: t.audience[value], hint: t.audienceHint[value] }))}
          />
        </CommandForm>
      </Card>
    )}
  </Page>
)
