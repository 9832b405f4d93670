/** Beside the frame of a CTG: the model of arrangement between its joint controllers. Pure. */
import { LinkButton } from '#app/ui/button.tsx'
import { Card, Row } from '#app/ui/layout.tsx'
import { arrangementWords as t } from '../arrangement.fr.ts'

export const ArrangementCard = ({ ctgId }: { readonly ctgId: string }) => (
  <Card title={t.card} note={t.note}>
    <Row>
      <LinkButton to={`/ctg/${ctgId}/responsables-conjoints.docx`} isDownload>
        {t.docx}
      </LinkButton>
      <LinkButton to={`/ctg/${ctgId}/responsables-conjoints.pdf`} isDownload>
        {t.pdf}
      </LinkButton>
    </Row>
  </Card>
)
