/** Cells typed before and found again on the device: to be sent, or forgotten, by the person's own act. */
import { Button } from '../button.tsx'
import { Row } from '../layout.tsx'
import { Notice } from '../notice.tsx'
import { cellsIn, type Drafts } from './drafts.ts'
import { gridLabels as t } from './labels.fr.ts'

type Props = { readonly found: Drafts | undefined; readonly take: () => void; readonly forget: () => void }

export const FoundCells = ({ found, take, forget }: Props) =>
  found && (
    <Notice tone="warn">
      <p>{t.found(cellsIn(found, ['unsent']).length)}</p>
      <Row>
        <Button type="button" isSmall onClick={take}>
          Enregistrer ces saisies
        </Button>
        <Button type="button" isSmall onClick={forget}>
          Les oublier
        </Button>
      </Row>
    </Notice>
  )
