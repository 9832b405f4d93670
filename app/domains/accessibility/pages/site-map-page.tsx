/** Where everything is: what one opens without account, one's own pages, each of one's CTGs. Pure. Rules: docs/rules/accessibility.md §4. */
import { Card, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { accessibilityLabels as t } from '../labels.fr.ts'
import type { NamedCtg } from '../queries.server.ts'

type Place = readonly [label: string, to: string]

type Props = {
  /** The sections of a CTG, as its menu names them. */
  readonly sections: readonly Place[]
  readonly personal: readonly Place[]
  readonly open: readonly Place[]
  /** Of the person signed in; undefined for a visitor. */
  readonly ctgs: readonly NamedCtg[] | undefined
}

export const SiteMapPage = ({ sections, personal, open, ctgs }: Props) => (
  <Page title={t.siteMap} lead="Toutes les rubriques de Trame, et où elles mènent.">
    <Card title="Sans compte">
      <Places places={open} />
    </Card>
    <Card title="Avec un compte" {...(!ctgs && { note: 'Il faut se connecter pour les ouvrir.' })}>
      <Places places={personal} />
    </Card>
    {ctgs ? (
      ctgs.map(({ id, name }) => (
        <Card key={id} title={name}>
          <Places places={sections.map(([label, path]) => [label, `/ctg/${id}${path}`])} />
        </Card>
      ))
    ) : (
      <Card title="Dans chaque CTG" note="Pour ses membres.">
        <ul>
          {sections.map(([label]) => (
            <li key={label}>{label}</li>
          ))}
        </ul>
      </Card>
    )}
  </Page>
)

const Places = ({ places }: { readonly places: readonly Place[] }) => (
  <ul>
    {places.map(([label, to]) => (
      <li key={to}>
        <Link to={to}>{label}</Link>
      </li>
    ))}
  </ul>
)
