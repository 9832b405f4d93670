/** The documents of a meeting, in both formats; those of the closing too once something was added. */
import { LinkButton } from '#app/ui/button.tsx'
import { Row } from '#app/ui/layout.tsx'

type Props = { readonly ctgId: string; readonly meetingId: string; readonly addenda: number }

export const RecordLinks = ({ ctgId, meetingId, addenda }: Props) => {
  const folder = `/ctg/${ctgId}/reunions/${meetingId}`
  return (
    <>
      <Row>
        <LinkButton to={`${folder}/compte-rendu.pdf`} isDownload>
          Compte rendu (PDF)
        </LinkButton>
        <LinkButton to={`${folder}/compte-rendu.docx`} isDownload>
          Compte rendu (Word)
        </LinkButton>
        <LinkButton to={`${folder}/releve.pdf`} isDownload>
          Relevé de décisions (PDF)
        </LinkButton>
        <LinkButton to={`${folder}/releve.docx`} isDownload>
          Relevé de décisions (Word)
        </LinkButton>
      </Row>
      {addenda > 0 && (
        <p className="small">
          Tels qu’arrêtés à la clôture : <a href={`${folder}/compte-rendu.pdf?rectificatifs=0`}>compte rendu</a>,{' '}
          <a href={`${folder}/releve.pdf?rectificatifs=0`}>relevé de décisions</a>.
        </p>
      )}
    </>
  )
}
