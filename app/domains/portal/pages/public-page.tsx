/** The public page of a CTG. Pure. Drawing: design/screens/public.png. Rules: docs/rules/portal.md §5. */
import type { ReactNode } from 'react'
import { formatDay, formatFileSize, formatList, formatShortMonth } from '#app/kernel/format.ts'
import { countChanges } from '../edition-changes.ts'
import { portalLabels as t } from '../labels.fr.ts'
import type { PublicContent } from '../public-content.ts'
import { frameOf, type PublicView } from '../public-frame-data.ts'
import type { Centres } from '../public-places.ts'
import { pageTitle, periodOf, publishersOf } from '../public-words.ts'
import { PublicDocument } from './public-frame.tsx'
import { PublicObjectives } from './public-objectives.tsx'
import { PublicPlaces } from './public-places-section.tsx'
import { PublicPromises } from './public-promises.tsx'

/** What slices above this one add to the page; the route puts them together. */
export type PublicPageParts = {
  /** A whole section, `id="avis"`, and its name in the menu: « Votre avis » while comments are open or shown. */
  readonly comments?: { readonly title: string; readonly section: ReactNode }
}

const mostDecisions = 5

type Props = {
  readonly view: PublicView
  /** Of the communes of its map. */
  readonly centres: Centres
  readonly parts?: PublicPageParts
}

export function PublicPage({ view, centres, parts = {} }: Props) {
  const { content, address } = view
  const sections = [
    ['promis', 'Ce qui est promis'],
    ...(content.objectives.length > 0 ? [['objectifs', 'Objectifs'] as const] : []),
    ...(content.places.length > 0 ? [['lieux', 'Lieux'] as const] : []),
    ...(content.decisions.length + content.meetings.length > 0 ? [['decisions', 'Décisions'] as const] : []),
    ...(parts.comments ? [['avis', parts.comments.title] as const] : []),
  ] as const
  const description = content.ctg.introduction || defaultIntroduction(content)
  return (
    <PublicDocument
      frame={frameOf(view)}
      title={pageTitle(content)}
      description={description}
      path=""
      sections={sections}
    >
      <div className="hero">
        <div>
          <h1>{pageTitle(content)}</h1>
          <p className="lead">{description}</p>
        </div>
        <Facts view={view} />
      </div>
      <Changes view={view} />
      <Issues content={content} />
      <PublicPromises address={address} content={content} />
      <PublicObjectives objectives={content.objectives} />
      <div className="two">
        <PublicPlaces content={content} centres={centres} />
        <Decisions content={content} />
        {parts.comments?.section}
        <Evaluation content={content} />
        <Documents view={view} />
      </div>
    </PublicDocument>
  )
}

function defaultIntroduction({ ctg, issues }: PublicContent): string {
  const themes = [...new Set(issues.map(({ theme }) => theme.toLocaleLowerCase('fr')))]
  const [from, to] = [ctg.startsOn?.slice(0, 4), ctg.endsOn?.slice(0, 4)]
  const period = from && to ? `De ${from} à ${to}, les` : 'Les'
  const about = themes.length === 0 ? '' : `, avec des priorités sur ces sujets : ${formatList(themes)}`
  return `${period} institutions et leurs partenaires s’engagent, par une convention territoriale globale${about}.`
}

function Facts({ view: { content, publishedOn, changes } }: { readonly view: PublicView }) {
  const { ctg } = content
  return (
    <dl className="facts">
      <dt>Signataires</dt>
      <dd>
        <Signatories content={content} />
      </dd>
      <dt>Durée</dt>
      <dd>
        {periodOf(content)}
        {ctg.signedOn === null ? ', pas encore signée' : `, signée le ${formatDay(ctg.signedOn)}`}
      </dd>
      <dt>Publié</dt>
      <dd>
        <time dateTime={publishedOn}>{formatDay(publishedOn)}</time>
      </dd>
      {changes && changes.lines.length > 0 && (
        <>
          <dt>Depuis {formatShortMonth(changes.since)}</dt>
          <dd>
            <a href="#nouveautes">{changeWords(changes.lines)}</a>
          </dd>
        </>
      )}
    </dl>
  )
}

/** More tags push the page down: those that lead, then all, unfolded. */
const mostTags = 6

function Signatories({ content }: { readonly content: PublicContent }) {
  const { parties } = content.ctg
  if (parties.length <= mostTags) return <Tags parties={parties} />
  return (
    <>
      <Tags parties={publishersOf(content)} />
      <details>
        <summary>{t.allSignatories(parties.length)}</summary>
        <Tags parties={parties} />
      </details>
    </>
  )
}

const Tags = ({ parties }: Pick<PublicContent['ctg'], 'parties'>) =>
  parties.map(({ kind, name, shortName }) => (
    <span key={name}>
      <span className={`tag ${kind}`}>{shortName}</span>{' '}
    </span>
  ))

const changeWords = (lines: NonNullable<PublicView['changes']>['lines']): string =>
  [...countChanges(lines)]
    .slice(0, 3)
    .map(([kind, count]) => t.changeCount(kind, count))
    .join(', ')

const Changes = ({ view: { changes } }: { readonly view: PublicView }) =>
  changes &&
  changes.lines.length > 0 && (
    <section id="nouveautes">
      <details>
        <summary>Ce qui a changé depuis la publication du {formatDay(changes.since)}</summary>
        <ul>
          {changes.lines.map((change) => (
            <li key={t.change(change)}>{t.change(change)}</li>
          ))}
        </ul>
      </details>
    </section>
  )

/** Nothing retained yet: said, so that nobody looks for what is not there. */
function Issues({ content: { issues, objectives } }: { readonly content: PublicContent }) {
  if (issues.length === 0) return objectives.length === 0 && <p className="note">{t.nothingRetained}</p>
  return (
    <section id="pourquoi">
      <h2>Pourquoi : les priorités retenues</h2>
      <ul className="list">
        {issues.map(({ title, argument }) => (
          <li key={title}>
            <strong>{title}</strong>
            {argument !== '' && <p className="note">{argument}</p>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Decisions({ content: { decisions, meetings } }: { readonly content: PublicContent }) {
  if (decisions.length + meetings.length === 0) return null
  const [first, others] = [decisions.slice(0, mostDecisions), decisions.slice(mostDecisions)]
  return (
    <section id="decisions">
      <h2>Dernières décisions</h2>
      {first.length === 0 ? <p>Aucune décision n’est encore rendue publique.</p> : <DecisionList decisions={first} />}
      {others.length > 0 && (
        <details>
          <summary>Toutes les décisions publiques</summary>
          <DecisionList decisions={others} />
        </details>
      )}
      {meetings.length > 0 && (
        <p className="note">
          {meetings.length === 1 ? 'Comité de pilotage tenu le ' : 'Comités de pilotage tenus les '}
          {formatList(meetings.map(({ on }) => formatDay(on)))}.
        </p>
      )}
    </section>
  )
}

const DecisionList = ({ decisions }: Pick<PublicContent, 'decisions'>) => (
  <ul className="list dated">
    {decisions.map(({ number, on, text }) => (
      <li key={number} id={`decision-${number}`}>
        <time dateTime={on}>{formatDay(on)}</time>
        <span>{text}</span>
      </li>
    ))}
  </ul>
)

const Evaluation = ({ content: { evaluation } }: { readonly content: PublicContent }) =>
  evaluation && (
    <section id="evaluation">
      <h2>{evaluation.title}</h2>
      {evaluation.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <p className="note">Évaluation arrêtée le {formatDay(evaluation.on)}.</p>
    </section>
  )

const Documents = ({ view: { address, content } }: { readonly view: PublicView }) =>
  content.documents.length > 0 && (
    <section id="documents">
      <h2>Documents</h2>
      <ul className="list">
        {content.documents.map(({ key, title, sizeBytes }) => (
          <li key={key}>
            <a href={`/t/${address}/documents/${key}`}>{title}</a>{' '}
            <span className="note">PDF, {formatFileSize(sizeBytes)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
