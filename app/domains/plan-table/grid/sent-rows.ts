/** Rows of the grid as they travel: a thousand of them weigh half as much without the names of their cells. Pure. */
import type { GridColumn, GridRow } from '#app/ui/grid/grid-model.ts'
import { planGridLabels as t } from './labels.fr.ts'

/** What this person may do there: write everything, everything but the status, nothing; nothing, as nobody else, once the CTG is archived. */
export type Access = 'open' | 'no-move' | 'closed' | 'archived'
/** The texts are those of the columns, in their order. */
export type SentRow = readonly [actionId: string, access: Access, ...texts: readonly string[]]

export const openRows = (rows: readonly SentRow[], columns: readonly GridColumn[]): readonly GridRow[] =>
  rows.map(([actionId, access, ...texts]) => ({
    rowId: actionId,
    texts: Object.fromEntries(columns.map(({ key }, index) => [key, texts[index] ?? ''])),
    ...(access === 'closed' && { lock: t.rowLock }),
    ...(access === 'archived' && { lock: t.archivedLock }),
    ...(access === 'no-move' && { locks: { status: t.statusLock } }),
  }))
