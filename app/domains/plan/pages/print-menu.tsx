/** « Imprimer », folded: one sheet or the whole plan, to read or to rework. */
import { Menu } from '#app/ui/menu.tsx'
import { planLabels } from '../labels.fr.ts'

const t = planLabels.print

type Props = {
  /** Address of the document, without its extension. */
  readonly to: string
  /** Query string of the filter, `?theme=…`; empty for all. */
  readonly search?: string
}

export const PrintMenu = (props: Props) => (
  <Menu label={t.menu} look="more">
    <Documents {...props} />
  </Menu>
)

/** Among other things that one makes of the plan. */
export const PrintLinks = (props: Props) => (
  <section>
    <h2>{t.menu}</h2>
    <Documents {...props} />
  </section>
)

/** Plain links: a document is not one of our pages. */
const Documents = ({ to, search = '' }: Props) => (
  <ul className="plain-list">
    <li>
      <a href={`${to}.pdf${search}`}>{t.pdf}</a>
    </li>
    <li>
      <a href={`${to}.docx${search}`}>{t.docx}</a>
    </li>
  </ul>
)
