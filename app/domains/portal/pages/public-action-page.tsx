/** One action as the public reads it. Pure. */
import type { ReactNode } from 'react'
import { formatDate, formatDay } from '#app/kernel/format.ts'
import { portalLabels as t } from '../labels.fr.ts'
import type { PublicAction } from '../public-content.ts'
import { frameOf, type PublicView } from '../public-frame-data.ts'
import { firstSentence } from '../public-words.ts'
import { PublicDocument } from './public-frame.tsx'
import { StatusGlyph } from './public-glyphs.tsx'

/** What slices above this one add to the page of an action. */
export type PublicActionParts = { readonly follow?: ReactNode }

type Props = { readonly view: PublicView; readonly action: PublicAction; readonly parts?: PublicActionParts }

export function PublicActionPage({ view, action, parts = {} }: Props) {
  const { content } = view
  const groupTitle = action.group === null ? undefined : content.groups[action.group]?.title
  const places = content.places.filter(({ key }) => action.places.includes(key)).map(({ name }) => name)
  return (
    <PublicDocument
      frame={frameOf(view)}
      title={`${action.title}, ${content.ctg.name}`}
      description={action.news ? firstSentence(action.news.words) : `${action.title} : ${t.status[action.status]}.`}
      path={`/actions/${action.number}`}
    >
      <div className="hero">
        <div>
          <p className="note">
            <a className="alone" href={`/t/${view.address}/actions`}>
              Toutes les actions
            </a>
            {groupTitle && `, ${groupTitle}`}
          </p>
          <h1>{action.title}</h1>
          <p className="glyphs">
            <StatusGlyph status={action.status} /> {t.status[action.status]}
          </p>
        </div>
        <ActionFacts action={action} places={places} />
      </div>
      {action.description !== '' && (
        <section>
          <h2>De quoi s’agit-il</h2>
          <Paragraphs words={action.description} />
        </section>
      )}
      <section>
        <h2>Dernière nouvelle</h2>
        {action.news ? (
          <>
            <Paragraphs words={action.news.words} />
            <p className="note">
              <time dateTime={action.news.on}>{formatDay(action.news.on)}</time>
            </p>
          </>
        ) : (
          <p>Aucune nouvelle n’est publiée.</p>
        )}
      </section>
      {action.steps.length > 0 && <Steps steps={action.steps} />}
      {action.objectives.length > 0 && (
        <section>
          <h2>Pour quoi faire</h2>
          <ul>
            {action.objectives.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </section>
      )}
      {parts.follow}
    </PublicDocument>
  )
}

function ActionFacts({ action, places }: { readonly action: PublicAction; readonly places: readonly string[] }) {
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      'Qui la porte',
      action.leads.length > 0 &&
        action.leads.map(({ kind, shortName }) => (
          <span key={shortName}>
            <span className={`tag ${kind}`}>{shortName}</span>{' '}
          </span>
        )),
    ],
    ['Pour qui', action.publics],
    ['Où', places.join(', ')],
    ['Début', action.startsOn && formatDate(action.startsOn, action.startsPrecision)],
    ['Fin prévue', action.endsOn && formatDate(action.endsOn, action.endsPrecision)],
  ]
  return (
    <dl className="facts">
      {facts.flatMap(([name, value]) =>
        value ? [<dt key={name}>{name}</dt>, <dd key={`${name}-valeur`}>{value}</dd>] : [],
      )}
    </dl>
  )
}

const Paragraphs = ({ words }: { readonly words: string }) => (
  <>
    {[...new Set(words.split(/\n+/).filter((one) => one.trim() !== ''))].map((one) => (
      <p key={one}>{one}</p>
    ))}
  </>
)

const Steps = ({ steps }: Pick<PublicAction, 'steps'>) => (
  <section>
    <h2>Étapes</h2>
    <ul className="list">
      {steps.map(({ title, isDone, on, precision }) => (
        <li key={`${title} ${on}`}>
          {title},{' '}
          <span className="note">
            {/* The page may be read long after it was published: nothing is described as still to come. */}
            {isDone ? 'faite' : on ? 'à faire, prévue' : 'à faire'}
            {on && ` : ${formatDate(on, precision)}`}
          </span>
        </li>
      ))}
    </ul>
  </section>
)
