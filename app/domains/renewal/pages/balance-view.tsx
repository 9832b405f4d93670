/** A balance, as it was read: actions by theme, objectives, decisions, copils, what the evaluation recommends. */
import { Chip } from '#app/ui/chip.tsx'
import { type Column, DataTable } from '#app/ui/data-table.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import { type Balance, type FateCounts, fates, type Verdict } from '../balance.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'

export const BalanceView = ({ balance }: { readonly balance: Balance }) => (
  <Stack>
    <Card title={t.actionsTitle}>
      <DataTable
        caption={t.actionsCaption}
        columns={themeColumns}
        rows={balance.actions.byTheme}
        rowKey={({ theme }) => theme}
        empty={t.noAction}
        foot={[{ theme: t.all, ...countCells(balance.actions) }]}
      />
    </Card>
    <Card title={t.objectivesTitle}>
      <DataTable
        caption={t.objectivesCaption}
        columns={objectiveColumns}
        rows={balance.objectives}
        rowKey={({ code, title }) => `${code} ${title}`}
        empty={t.noObjectiveAtAll}
      />
    </Card>
    <Card title={t.decisionsTitle}>
      <p>{t.decisions(balance.decisions)}</p>
      <p>
        <OrdinalText text={t.copils(balance.copils)} />
      </p>
    </Card>
    <Card title={t.evaluationTitle}>
      {balance.recommendations.length === 0 && <p className="muted">{t.noEvaluation}</p>}
      {balance.evaluation && <p className="fine">{t.source(balance.evaluation)}</p>}
      <ul>
        {balance.recommendations.map((one) => (
          <li key={`${one.id}-${one.by ?? ''}`}>
            {one.title} : {t.recommendation(one)}
          </li>
        ))}
      </ul>
    </Card>
  </Stack>
)

type ThemeRow = Balance['actions']['byTheme'][number]
const countKeys = ['total', ...fates] as const
const countCells = (counts: FateCounts) => Object.fromEntries(countKeys.map((key) => [key, counts[key]]))

const themeColumns: readonly Column<ThemeRow>[] = [
  { key: 'theme', header: t.theme, cell: ({ theme }) => theme || t.noThemeName },
  ...countKeys.map(
    (key): Column<ThemeRow> => ({ key, header: t.fate[key], isNumeric: true, cell: (row) => row[key] || '–' }),
  ),
]

type Objective = Balance['objectives'][number]
const worded = (value: Objective['last']) =>
  value === null ? (
    <span className="muted">{t.unknown}</span>
  ) : (
    `${value.text}${value.year === null ? '' : ` (${value.year})`}`
  )
const tones: Record<Verdict, 'ok' | 'warn' | 'neutral'> = {
  reached: 'ok',
  'not-reached': 'warn',
  'not-measured': 'neutral',
  'not-measurable': 'neutral',
}

const objectiveColumns: readonly Column<Objective>[] = [
  {
    key: 'objective',
    header: t.objective,
    cell: ({ code, title, measure }) => (
      <>
        {`${code} ${title}`.trim()}
        {measure !== '' && <p className="fine">{measure}</p>}
      </>
    ),
  },
  { key: 'baseline', header: t.baseline, cell: ({ baseline }) => worded(baseline) },
  { key: 'target', header: t.target, cell: ({ target }) => worded(target) },
  { key: 'last', header: t.last, cell: ({ last }) => worded(last) },
  {
    key: 'verdict',
    header: t.verdictHeader,
    cell: ({ verdict }) => <Chip tone={tones[verdict]}>{t.verdict[verdict]}</Chip>,
  },
]
