/** Objectives: the way gone to their targets, and the same as a table. Pure. */
import { SvgPicture } from '#app/ui/charts/svg-picture.tsx'
import { objectiveCurve } from '../objective-curve.ts'
import type { PublicObjective } from '../public-content.ts'
import { valueWords } from '../public-words.ts'

const mostCurves = 8

export function PublicObjectives({ objectives }: { readonly objectives: readonly PublicObjective[] }) {
  if (objectives.length === 0) return null
  const drawn = objectives.flatMap((objective) => {
    const curve = objectiveCurve(objective)
    return curve ? [{ objective, curve }] : []
  })
  return (
    <section id="objectifs">
      <h2>Les objectifs, et le chemin parcouru</h2>
      {drawn.length > 0 && (
        <div className="cards">
          {drawn.slice(0, mostCurves).map(({ objective, curve }) => (
            <div className="card" key={objective.title}>
              <h3>{objective.measure === '' ? objective.title : objective.measure}</h3>
              <SvgPicture picture={curve} />
              <p className="note">{objective.source === '' ? 'Relevé des partenaires' : objective.source}</p>
            </div>
          ))}
        </div>
      )}
      <details open={drawn.length === 0}>
        <summary>
          {objectives.length === 1 ? 'L’objectif en tableau' : `Les ${objectives.length} objectifs en tableau`}
        </summary>
        <ObjectivesTable objectives={objectives} />
      </details>
    </section>
  )
}

const ObjectivesTable = ({ objectives }: { readonly objectives: readonly PublicObjective[] }) => (
  <table className="promises card">
    <caption className="vh">Objectifs, leur mesure, leurs valeurs publiées et leur cible</caption>
    <thead>
      <tr>
        <th scope="col">Objectif</th>
        <th scope="col">Mesure</th>
        <th scope="col">Valeurs publiées</th>
        <th scope="col">Cible</th>
      </tr>
    </thead>
    <tbody>
      {objectives.map((objective) => (
        <tr key={objective.title}>
          <th scope="row">{objective.title}</th>
          <td>{objective.measure === '' ? 'sans mesure' : objective.measure}</td>
          <td>
            {objective.points.length === 0
              ? 'aucune valeur publiée'
              : objective.points.map(({ year, value }) => `${year} : ${valueWords(value, objective)}`).join(' ; ')}
          </td>
          <td>
            {objective.target === null
              ? 'aucune'
              : `${valueWords(objective.target, objective)}${objective.targetYear === null ? '' : ` en ${objective.targetYear}`}`}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
