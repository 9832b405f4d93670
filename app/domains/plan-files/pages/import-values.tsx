/** Names of the file that are nothing of this CTG by themselves: what they are, when someone says so. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { actionStatuses } from '#app/domains/plan/plan.ts'
import { formatCount } from '#app/kernel/format.ts'
import { plainWords } from '#app/kernel/plain-words.ts'
import { DataTable } from '#app/ui/data-table.tsx'
import { type Option, SelectField } from '#app/ui/field.tsx'
import { Stack } from '#app/ui/layout.tsx'
import { importLabels as t } from '../import/labels.fr.ts'
import type { UnknownValue } from '../import/match-values.ts'
import type { ImportPageData } from '../import-page-query.server.ts'

type Props = Pick<ImportPageData, 'unknown' | 'valueOptions'>

const statuses = actionStatuses.map((status) => ({ value: status, label: planLabels.status[status] }))

function optionsFor({ kind, text }: UnknownValue, { parties, services, themes }: Props['valueOptions']) {
  const optionsOf = (things: readonly Option[]) =>
    things.map(({ value, label }) => ({ value: `${kind}|${plainWords(text)}|${value}`, label }))
  return {
    lead: [...optionsOf(parties), ...optionsOf(services)],
    partner: optionsOf(parties),
    status: optionsOf(statuses),
    theme: optionsOf(themes),
  }[kind]
}

export const ImportValues = ({ unknown, valueOptions }: Props) =>
  unknown.length > 0 && (
    <Stack isTight>
      <h3>Noms que Trame ne connaît pas</h3>
      <p className="fine muted">{t.unknownNote}</p>
      <DataTable
        caption="Noms que Trame ne connaît pas"
        rows={unknown}
        rowKey={({ kind, text }) => `${kind}-${text}`}
        columns={[
          { header: 'Dans le tableur', cell: ({ text }) => `« ${t.short(text)} »` },
          {
            header: 'Où',
            isNote: true,
            cell: ({ kind, count }) => `${t.unknownKind[kind]}, ${formatCount(count, 'fois', 'fois')}`,
          },
          {
            header: 'Ce que c’est',
            cell: (value) => (
              <Choice name={`value.${unknown.indexOf(value)}`} value={value} valueOptions={valueOptions} />
            ),
          },
        ]}
      />
    </Stack>
  )

type ChoiceProps = {
  readonly name: string
  readonly value: UnknownValue
  readonly valueOptions: Props['valueOptions']
}

function Choice({ name, value, valueOptions }: ChoiceProps) {
  const options = optionsFor(value, valueOptions)
  const chosen = options.find((option) => value.to !== undefined && option.value.endsWith(`|${value.to}`))
  const near = options.find((option) => value.near !== undefined && option.value.endsWith(`|${value.near}`))
  return (
    <>
      <SelectField
        name={name}
        label={`Ce qu’est « ${t.short(value.text)} »`}
        isLabelHidden
        emptyLabel={t.unknownKept[value.kind]}
        options={options}
        defaultValue={chosen?.value}
      />
      {near && !chosen && <span className="fine muted">Peut-être : {near.label}</span>}
    </>
  )
}
