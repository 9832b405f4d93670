/** What a sheet waits for, and what waits for it, to read. */
import { formatShortDate } from '#app/kernel/format.ts'
import { Chip } from '#app/ui/chip.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { OrdinalText } from '#app/ui/ordinal-text.tsx'
import type { ActionPageData } from '../queries.server.ts'
import type { DependencyConflict } from '../sheet/dependencies.ts'
import { sheetLabels as s } from '../sheet/labels.fr.ts'

type Line = ActionPageData['dependencies'][number]
type Props = ActionPageData & { readonly editTo: string | undefined }

export const ConflictChip = ({ conflict }: { readonly conflict: DependencyConflict | null }) =>
  conflict && <Chip tone="warn">{s.conflict[conflict]}</Chip>

/** Nothing while the sheet waits for nothing and nothing waits for it. */
export function DependenciesCard({ ctgId, sheet, dependencies, editTo }: Props) {
  const waits = dependencies.filter(({ waiting }) => waiting.actionId === sheet.id)
  const isAwaited = dependencies.filter(
    ({ awaited, waiting }) => awaited.actionId === sheet.id && waiting.actionId !== sheet.id,
  )
  if (dependencies.length === 0) return null
  return (
    <Card title="Dépendances" aside={editTo && <Link to={`${editTo}#dependances`}>Ajouter une dépendance</Link>}>
      {waits.length > 0 && (
        <Lines title="Ne peut commencer avant la fin de" lines={waits} other="awaited" {...{ ctgId, sheet }} />
      )}
      {isAwaited.length > 0 && <Lines title="Attendue par" lines={isAwaited} other="waiting" {...{ ctgId, sheet }} />}
    </Card>
  )
}

type LinesProps = Pick<Props, 'ctgId' | 'sheet'> & {
  readonly title: string
  readonly lines: readonly Line[]
  readonly other: 'waiting' | 'awaited'
}

function Lines({ ctgId, sheet, title, lines, other }: LinesProps) {
  const own = other === 'awaited' ? 'waiting' : 'awaited'
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => {
          const { actionId, state } = line[other]
          const { stepTitle } = line[own]
          const date = state.endsOn && `fin visée ${formatShortDate(state.endsOn, state.endsPrecision)}`
          return (
            <li key={line.id}>
              {actionId === sheet.id ? (
                s.endOn(sheet.id, line[other])
              ) : (
                <Link to={`/ctg/${ctgId}/actions/${actionId}`}>{s.end(line[other])}</Link>
              )}{' '}
              <ConflictChip conflict={line.conflict} />
              {(stepTitle || date) && (
                <span className="fine muted">
                  <br />
                  <OrdinalText
                    text={[stepTitle && `pour l’étape « ${stepTitle} »`, other === 'awaited' && date]
                      .filter(Boolean)
                      .join(', ')}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
