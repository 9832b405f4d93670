/** Where it happens: a map when several communes are known, always the list. Pure. */
import { formatCount } from '#app/kernel/format.ts'
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import type { PublicContent } from '../public-content.ts'
import { type Centres, placeLines, placesMap, withoutPlace } from '../public-places.ts'

type Props = { readonly content: PublicContent; readonly centres: Centres }

export function PublicPlaces({ content, centres }: Props) {
  const lines = placeLines(content)
  if (lines.length === 0) return null
  const map = placesMap(lines, centres)
  const elsewhere = withoutPlace(content)
  const most = Math.max(1, ...lines.map(({ count }) => count))
  return (
    <section id="lieux">
      <h2>Où cela se passe</h2>
      {map && (
        <div className="map">
          <SvgPicture picture={map} />
        </div>
      )}
      <div className="card flush">
        <table>
          <caption className="vh">Nombre d’actions par lieu</caption>
          <thead>
            <tr>
              <th scope="col">Lieu</th>
              <th scope="col" className="num">
                Actions
              </th>
              <th scope="col">
                <span className="vh">En longueur</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, name, isCommune, count }) => (
              <tr key={key}>
                <th scope="row">{isCommune ? name : `– ${name}`}</th>
                <td className="num">{count}</td>
                <td>
                  <svg width="90" height="14" aria-hidden="true">
                    <rect
                      width={Math.round((90 * count) / most)}
                      height="14"
                      rx="3"
                      fill={isCommune ? '#3b2f7f' : '#8d85bd'}
                    />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {elsewhere > 0 && (
        <p className="note">{formatCount(elsewhere, 'action concerne', 'actions concernent')} tout le territoire.</p>
      )}
    </section>
  )
}
