/** « Défaire », where an act that brought sheets is told: what leaves, what stays, or what holds it. Rules: docs/rules/plan.md §15.10. */
import type { ReactNode } from 'react'
import { CommandForm } from '#app/ui/form.tsx'
import { Card, Stack } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import type { Undoing } from '../sheet/brought.ts'
import { undoLabels as t } from '../sheet/brought-labels.fr.ts'

type Props = {
  readonly ctgId: string
  readonly intent: string
  /** « Défaire la reprise ». */
  readonly label: string
  readonly undoing: Undoing
  /** What else comes back, or stays. */
  readonly children?: ReactNode
  /** Said when there is something to undo. */
  readonly note?: string | undefined
  /** « Défaire le reste » is offered where something is held. */
  readonly mayUndoRest?: boolean
  /** Something else than sheets is undone. */
  readonly isMore?: boolean
}

export function UndoCard({
  ctgId,
  intent,
  label,
  undoing,
  children,
  note,
  mayUndoRest = false,
  isMore = false,
}: Props) {
  const { leaving, staying, held, rest } = undoing
  return (
    <Card title={t.title}>
      <Stack>
        {held.length > 0 && (
          <div>
            <p>{t.held(held.length)}</p>
            <SheetList ctgId={ctgId} sheets={held.map(({ by, ...sheet }) => ({ ...sheet, note: t.holds(by) }))} />
          </div>
        )}
        {held.length === 0 && leaving.length > 0 && <p>{t.leaving(leaving.length)}</p>}
        {staying.length > 0 && (
          <div>
            <p>{t.staying(staying.length)}</p>
            <SheetList ctgId={ctgId} sheets={staying} />
          </div>
        )}
        {children}
        {mayUndoRest && rest.length > 0 && (
          <CommandForm intent={intent} subject="rest" values={{ isRest: 'on' }} submit={t.undoRest} submitLook="danger">
            <p>{t.rest(rest.length)}</p>
          </CommandForm>
        )}
        {held.length === 0 && (leaving.length > 0 || isMore) && (
          <CommandForm intent={intent} submit={label} submitLook="danger">
            {note && <p>{note}</p>}
          </CommandForm>
        )}
      </Stack>
    </Card>
  )
}

type ListProps = {
  readonly ctgId: string
  readonly sheets: readonly (Undoing['staying'][number] & { readonly note?: string })[]
}

export const SheetList = ({ ctgId, sheets }: ListProps) => (
  <ul>
    {sheets.slice(0, t.shown).map(({ id, code, title, note }) => (
      <li key={id}>
        <Link to={`/ctg/${ctgId}/actions/${id}`}>{[code, title].filter(Boolean).join(' ')}</Link>
        {note && ` : ${note}`}
      </li>
    ))}
    {sheets.length > t.shown && <li>{t.more(sheets.length - t.shown)}</li>}
  </ul>
)
