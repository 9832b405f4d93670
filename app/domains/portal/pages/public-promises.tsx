/** What was promised, axis by axis: the state of each action, and the last news. Pure. */
import { formatCount, formatShortMonth } from '#app/kernel/format.ts'
import { portalLabels as t } from '../labels.fr.ts'
import type { PublicAction, PublicContent } from '../public-content.ts'
import { actionPath } from '../public-frame-data.ts'
import { countStatuses, firstSentence, latestNews, sortByStatus } from '../public-words.ts'
import { StatusGlyph } from './public-glyphs.tsx'

type Props = { readonly address: string; readonly content: PublicContent }

export type ActionGroup = { readonly key: string; readonly title: string; readonly actions: readonly PublicAction[] }

/** By axis, then those outside any axis. */
export function groupActions({ groups, actions }: PublicContent): readonly ActionGroup[] {
  const outside = actions.filter(({ group }) => group === null)
  return [
    ...groups.map(({ title }, rank) => ({
      key: `axe-${rank + 1}`,
      title,
      actions: actions.filter(({ group }) => group === rank),
    })),
    ...(outside.length === 0
      ? []
      : [{ key: 'hors-axe', title: groups.length === 0 ? 'Actions' : 'Hors axe', actions: outside }]),
  ]
}

/** Beyond, a row of squares is no longer read: the words beside say how many. */
const mostGlyphs = 30

export const statusWords = (actions: readonly PublicAction[]): string =>
  countStatuses(actions)
    .map(([status, count]) => t.statusCount(status, count))
    .join(', ')

export function PublicPromises({ address, content }: Props) {
  const { actions } = content
  return (
    <section id="promis">
      <div className="head">
        <h2>Ce qui est promis, et où cela en est</h2>
        <div className="key">
          {countStatuses(actions).map(([status]) => (
            <span key={status}>
              <StatusGlyph status={status} />
              {t.status[status]}
            </span>
          ))}
        </div>
      </div>
      {actions.length === 0 ? (
        <p className="card">Le plan d’action n’est pas encore public.</p>
      ) : (
        <div className="card flush">
          <table className="promises">
            <caption className="vh">
              {formatCount(actions.length, 'action')} par axe, leur état, la dernière nouvelle
            </caption>
            <thead>
              <tr>
                <th scope="col">{formatCount(actions.length, 'action')}</th>
                <th scope="col">Où elles en sont</th>
                <th scope="col">Dernière nouvelle</th>
                <th scope="col">Date</th>
              </tr>
            </thead>
            <tbody>
              {groupActions(content).map((group) => (
                <GroupRow key={group.key} address={address} group={group} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {actions.length > 0 && (
        <p>
          <a className="alone" href={`/t/${address}/actions`}>
            Toutes les actions
          </a>
        </p>
      )}
    </section>
  )
}

function GroupRow({
  address,
  group: { key, title, actions },
}: {
  readonly address: string
  readonly group: ActionGroup
}) {
  const [last] = latestNews(actions)
  return (
    <tr>
      <th scope="row">
        <a className="alone" href={`/t/${address}/actions#${key}`}>
          {title}
        </a>
      </th>
      <td>
        <span className="glyphs">
          {sortByStatus(actions)
            .slice(0, mostGlyphs)
            .map(({ number, status }) => (
              <StatusGlyph key={number} status={status} />
            ))}
          <span className="note">{statusWords(actions)}</span>
        </span>
      </td>
      <td>
        {last ? (
          <a href={actionPath(address, last.number)}>{firstSentence(last.words)}</a>
        ) : (
          <span className="note">aucune nouvelle</span>
        )}
      </td>
      <td className="note">{last && <time dateTime={last.on}>{formatShortMonth(last.on)}</time>}</td>
    </tr>
  )
}
