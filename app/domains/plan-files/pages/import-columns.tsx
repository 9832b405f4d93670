/** What each column of a spreadsheet holds, as guessed and as corrected. */
import { formatCount } from '#app/kernel/format.ts'
import { CheckboxField } from '#app/ui/choice-field.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { NumberField, SelectField } from '#app/ui/field.tsx'
import { CommandForm, FormActions, SubmitButton } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { importFields } from '../import/fields.ts'
import { importLabels as t } from '../import/labels.fr.ts'
import type { ImportPageData } from '../import-page-query.server.ts'
import { ImportValues } from './import-values.tsx'

type Sheets = ImportPageData['sheets']

const options = importFields.map((field) => ({ value: field, label: t.field[field] }))

/** Sent from under the preview too. */
export const mappingFormId = 'colonnes'

type PageProps = Pick<ImportPageData, 'sheets' | 'unknown' | 'valueOptions'>

export const ImportColumns = ({ sheets, unknown, valueOptions }: PageProps) => (
  <Card title="Colonnes" note="Vérifiez ce que Trame a compris des titres ; corrigez, puis mettez l’aperçu à jour.">
    <CommandForm intent="set-mapping" id={mappingFormId} isWide>
      {sheets.map(
        (sheet, index) =>
          sheet.rowCount > 0 && (
            // Other headings give other columns: their choices are shown anew.
            <SheetColumns
              key={`${sheet.name} ${sheet.isTaken} ${sheet.headerRow}`}
              sheet={sheet}
              index={index}
              isAlone={sheets.length === 1}
            />
          ),
      )}
      <ImportValues unknown={unknown} valueOptions={valueOptions} />
      <FormActions>
        <SubmitButton look="plain" sendingLabel="Lecture…">
          Mettre l’aperçu à jour
        </SubmitButton>
      </FormActions>
    </CommandForm>
  </Card>
)

type Props = { readonly sheet: Sheets[number]; readonly index: number; readonly isAlone: boolean }

/** @param index of the sheet */
const columnsOf = (index: number): readonly Column<Sheets[number]['columns'][number]>[] => [
  {
    header: 'Titre dans le tableur',
    cell: ({ header, column, isHidden }) =>
      `${header || `colonne ${column + 1}, sans titre`}${isHidden ? ' (masquée)' : ''}`,
  },
  {
    header: 'Exemples',
    isNote: true,
    cell: ({ samples }) =>
      samples
        .map((text) =>
          text
            .trim()
            .replace(/\s*\n\s*/g, ' / ')
            .replace(/\s+/g, ' ')
            .slice(0, 50),
        )
        .join(' · '),
  },
  {
    header: 'Ce que c’est',
    cell: ({ column, header, field }) => (
      <SelectField
        name={`column.${index}-${column}`}
        label={`Ce que contient ${header || `la colonne ${column + 1}`}`}
        isLabelHidden
        options={options}
        defaultValue={field}
      />
    ),
  },
]

/** More columns of a calendar are told in one line, and unfold. */
const mostPeriods = 6

function SheetTable({ sheet: { name, columns }, index }: Omit<Props, 'isAlone'>) {
  const periods = columns.filter(({ field }) => field === 'year')
  const isFolded = periods.length > mostPeriods
  const table = (caption: string, rows: typeof columns) => (
    <DataTable caption={caption} rows={rows} rowKey={({ column }) => String(column)} columns={columnsOf(index)} />
  )
  if (!isFolded) return table(`Colonnes de la feuille « ${name} »`, columns)
  const summary = t.calendar(periods.map(({ header }) => header))
  return (
    <>
      {table(
        `Colonnes de la feuille « ${name} »`,
        columns.filter(({ field }) => field !== 'year'),
      )}
      <Disclosure summary={summary}>{table(summary, periods)}</Disclosure>
    </>
  )
}

const SheetColumns = ({ sheet, index, isAlone }: Props) => (
  <Stack isTight>
    {!isAlone && (
      <CheckboxField
        name={`taken.${index}`}
        label={`Reprendre la feuille « ${sheet.name} » (${formatCount(sheet.rowCount, 'ligne')}${sheet.isHidden ? ', masquée' : ''})`}
        isChecked={sheet.isTaken}
      />
    )}
    {(sheet.isTaken || isAlone) && (
      <>
        <NumberField
          name={`header.${index}`}
          label={isAlone ? 'Ligne des titres' : `Ligne des titres de « ${sheet.name} »`}
          defaultValue={sheet.headerRow}
        />
        {sheet.hasLeft && (
          <CheckboxField
            name={`whole.${index}`}
            label={`Lire aussi ce qui est barré ou masqué${isAlone ? '' : ` dans « ${sheet.name} »`}`}
            isChecked={sheet.isAllRead}
          />
        )}
        <SheetTable sheet={sheet} index={index} />
      </>
    )}
  </Stack>
)
