/** « Défaire » an import or a return: sheets that leave, cells that come back, what stays. */
import { UndoCard } from '#app/domains/plan/pages/undo-card.tsx'
import { undoLabels } from '#app/domains/plan/sheet/brought-labels.fr.ts'
import { bringBackLabels as t } from '../bring-back/labels.fr.ts'
import type { ImportUndoing } from '../import-page-query.server.ts'

type Props = {
  readonly ctgId: string
  readonly label: string
  readonly undoing: ImportUndoing
  readonly note?: string | undefined
}

export const UndoImport = ({ ctgId, label, undoing: { sheets, cells, parts, left }, note }: Props) => (
  <UndoCard
    ctgId={ctgId}
    intent="undo-import"
    label={label}
    undoing={sheets}
    isMore={cells + parts > 0}
    note={note}
    mayUndoRest
  >
    {sheets.held.length === 0 && (
      <>
        {cells + parts > 0 && <p>{t.comesBack(cells, parts)}</p>}
        {left.length > 0 && (
          <div>
            <p>{t.stays(left.length)}</p>
            <ul>
              {left.slice(0, undoLabels.shown).map((label) => (
                <li key={label}>{label}</li>
              ))}
              {left.length > undoLabels.shown && <li>{undoLabels.more(left.length - undoLabels.shown)}</li>}
            </ul>
          </div>
        )}
      </>
    )}
  </UndoCard>
)
