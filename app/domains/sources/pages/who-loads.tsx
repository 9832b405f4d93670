/** Beside figures that are not there: the button for who administers the instance, the name of who does for the others. */
import { LinkButton } from '#app/ui/button.tsx'
import type { WhoLoadsData } from '../queries.server.ts'
import { whoLoadsLabels as t } from '../who-loads-labels.fr.ts'

export function WhoLoads({ isAdministrator, sources, counts, administrators }: WhoLoadsData) {
  const [first] = sources
  if (!first) return null
  return (
    <>
      <p>
        {t.givenBy(
          sources.map(({ title }) => title),
          counts,
        )}
      </p>
      {isAdministrator ? (
        <LinkButton to={`/administration/chiffres#${first.key}`}>{t.openPage}</LinkButton>
      ) : (
        <p>{t.askAdministrator(administrators)}</p>
      )}
      {counts.given < counts.absent && <p>{t.others}</p>}
    </>
  )
}
