/** « Depuis lundi dernier », in a strip above the table. */

import { formatCount } from '#app/kernel/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { portfolioLabels as t } from '../labels.fr.ts'
import type { PortfolioPageData } from '../queries.server.ts'
import styles from './portfolio.module.css'

/** Lines shown at once; the others fold. */
const shownSince = 5

const Line = (line: PortfolioPageData['since'][number]) => (
  <>
    <strong>{line.ctgName}</strong> <Link to={t.sincePath(line)}>{t.since(line)}</Link>
  </>
)

export function SinceStrip({ since, sinceCount, monday }: Pick<PortfolioPageData, 'since' | 'sinceCount' | 'monday'>) {
  const hidden = sinceCount - since.length
  const keyOf = ({ ctgId, act }: PortfolioPageData['since'][number]) => `${ctgId} ${act}`
  return (
    <Card>
      <div className={styles.since}>
        <h2>{t.sinceTitle}</h2>
        {since.length === 0 ? (
          <p>{t.nothingSince(monday)}</p>
        ) : (
          <ul className={`plain-list ${styles.strip}`}>
            {since.slice(0, shownSince).map((line) => (
              <li key={keyOf(line)}>
                <Line {...line} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {since.length > shownSince && (
        <Disclosure summary={`Et ${formatCount(sinceCount - shownSince, 'autre nouvelle', 'autres nouvelles')}`}>
          <ul>
            {since.slice(shownSince).map((line) => (
              <li key={keyOf(line)}>
                <Line {...line} />
              </li>
            ))}
          </ul>
          {hidden > 0 && (
            <p className="muted small">
              {formatCount(hidden, 'nouvelle n’est pas montrée', 'nouvelles ne sont pas montrées')} ici : le journal de
              chaque CTG les dit.
            </p>
          )}
        </Disclosure>
      )}
    </Card>
  )
}
