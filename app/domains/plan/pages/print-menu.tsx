/** « Imprimer », folded: one sheet or the whole plan, to read or to rework. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { planLabels } from '../labels.fr.ts'

const t = planLabels.print

type Props = {
  /** Address of the document, without its extension. */
  readonly to: string
  /** Query string of the filter, `?theme=…`; empty for all. */
  readonly search?: string
}

/** Plain links: a document is not one of our pages. */
export const PrintMenu = ({ to, search = '' }: Props) => (
  <Disclosure look="button" summary={t.menu}>
    <ul className="plain-list">
      <li>
        <a href={`${to}.pdf${search}`}>{t.pdf}</a>
      </li>
      <li>
        <a href={`${to}.docx${search}`}>{t.docx}</a>
      </li>
    </ul>
  </Disclosure>
)
