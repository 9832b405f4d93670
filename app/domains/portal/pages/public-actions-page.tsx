/** All public actions, axis by axis. Pure. */
import { formatDay } from '#app/kernel/format.ts'
import { portalLabels as t } from '../labels.fr.ts'
import { actionPath, frameOf, type PublicView } from '../public-frame-data.ts'
import { firstSentence } from '../public-words.ts'
import { PublicDocument } from './public-frame.tsx'
import { StatusGlyph } from './public-glyphs.tsx'
import { groupActions, statusWords } from './public-promises.tsx'

export function PublicActionsPage({ view }: { readonly view: PublicView }) {
  const { content, address } = view
  return (
    <PublicDocument
      frame={frameOf(view)}
      title={`Toutes les actions, ${content.ctg.name}`}
      description={`Les actions de la convention ${content.ctg.name}, leur état et leur dernière nouvelle.`}
      path="/actions"
    >
      <div className="hero">
        <h1>Toutes les actions</h1>
      </div>
      {groupActions(content).map(({ key, title, actions }) => (
        <section key={key} id={key}>
          <div className="head">
            <h2>{title}</h2>
            <span className="note">{statusWords(actions)}</span>
          </div>
          <ul className="list card">
            {actions.map((action) => (
              <li key={action.number}>
                <span className="glyphs">
                  <StatusGlyph status={action.status} />
                  <a href={actionPath(address, action.number)}>{action.title}</a>
                  <span className="note">{t.status[action.status]}</span>
                </span>
                {action.news && (
                  <p className="note">
                    {formatDay(action.news.on)} : {firstSentence(action.news.words)}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </PublicDocument>
  )
}
