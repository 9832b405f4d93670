/** Cells typed before and found again on the device: to be sent, or forgotten, by the person's own act. */
import { Button } from '../button.tsx'
import { Row } from '../layout.tsx'
import { Notice } from '../notice.tsx'
import { cellsIn } from './drafts.ts'
import type { FoundCells as Found } from './kept-cells.ts'
import { gridLabels as t } from './labels.fr.ts'

type Props = { readonly found: Found | undefined; readonly take: () => void; readonly forget: () => void }

export const FoundCells = ({ found, take, forget }: Props) => {
  if (!found) return null
  const { drafts, homeless } = found
  return (
    <Notice tone="warn">
      {drafts.size > 0 && <p>{t.found(cellsIn(drafts, ['unsent']).length)}</p>}
      {cellsIn(homeless, ['unsent']).map(({ rowId, key, draft }) => (
        <p key={`${rowId}/${key}`}>{t.homeless(draft.text)}</p>
      ))}
      <Row>
        {drafts.size > 0 && (
          <Button type="button" isSmall onClick={take}>
            Enregistrer ces saisies
          </Button>
        )}
        <Button type="button" isSmall onClick={forget}>
          Les oublier
        </Button>
      </Row>
    </Notice>
  )
}
