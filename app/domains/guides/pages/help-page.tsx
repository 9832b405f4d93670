/** « Aide »: the search, who one is, the chapters of each guide. Pure. */
import { excerptOf } from '#app/things/excerpt.ts'
import { Card, List, Page } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { SearchBox } from '#app/ui/navigation.tsx'
import { guideOf } from '../guides.ts'
import { guidesLabels as t } from '../labels.fr.ts'
import type { HelpData, OwnWalks } from '../queries.server.ts'
import styles from './guides.module.css'

type Props = HelpData & {
  /** CTGs she coordinates and prepares. */
  readonly walks: OwnWalks
}

export const HelpPage = ({ question, results, guides, walks }: Props) => (
  <Page title={t.title} lead={t.lead}>
    <SearchBox action="/aide" label={t.search} defaultValue={question} isInPage />
    {results && <Results question={question} results={results} />}
    {walks.length > 0 && results === null && (
      <Card title={t.walk.yours}>
        <List of={walks} isPlain>
          {({ id, name }) => <Link to={`/ctg/${id}/premiers-pas`}>{t.walk.of(name)}</Link>}
        </List>
      </Card>
    )}
    <div className={styles.guides}>
      {guides.map(({ key, chapters }) => (
        <Card key={key} title={t.guide[key]?.title} note={t.guide[key]?.for}>
          <ul className={`plain-list ${styles.chapters}`}>
            {chapters.map((chapter) => (
              <li key={chapter.key}>
                <Link to={`/aide/${chapter.key}`}>{chapter.title}</Link>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </div>
  </Page>
)

const Results = ({
  question,
  results,
}: {
  readonly question: string
  readonly results: NonNullable<HelpData['results']>
}) => (
  <Card title={t.found(results.length, question)}>
    {results.length === 0 ? (
      <p>{t.nothing}</p>
    ) : (
      <ol className={`plain-list ${styles.results}`}>
        {results.map(({ to, key, title, part, text }) => (
          <li key={to}>
            <Link to={to}>
              {part === null ? title : `${title} : ${part.charAt(0).toLocaleLowerCase('fr') + part.slice(1)}`}
            </Link>{' '}
            <span className="fine muted">{t.guide[guideOf(key)]?.title}</span>
            <p>{excerptOf(text, question)}</p>
          </li>
        ))}
      </ol>
    )}
  </Card>
)
