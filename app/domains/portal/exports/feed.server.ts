/** The feed of the page: what is public, the last first. Rules: docs/rules/portal.md §8. */
import { Feed } from 'feed'
import { portalLabels as t } from '../labels.fr.ts'
import { actionPath, type PublicView } from '../public-frame-data.ts'
import { latestNews, pageTitle } from '../public-words.ts'
import { exportLabels } from './labels.fr.ts'

const mostEntries = 60
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`)

/** What a slice above adds: comments shown, for one. */
export type FeedEntry = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly url: string
  readonly on: string
}

/** Dates are those of the content: the same edition gives the same bytes. */
export function publicFeed(view: PublicView, others: readonly FeedEntry[] = []): string {
  const { content, siteUrl, address, publishedAt } = view
  const url = `${siteUrl}/t/${address}`
  const feed = new Feed({
    id: url,
    title: pageTitle(content),
    link: url,
    language: 'fr',
    updated: new Date(publishedAt),
    copyright: 'Licence Ouverte 2.0',
    feedLinks: { atom: `${url}/fil.atom` },
    author: {
      name:
        content.ctg.parties
          .filter(({ kind }) => kind !== 'partner')
          .map(({ name }) => name)
          .join(' et ') || content.ctg.name,
    },
  })
  const entries: readonly FeedEntry[] = [
    ...content.decisions.map(({ number, on, text }) => ({
      id: `${url}#decision-${number}`,
      title: exportLabels.decision(number),
      words: text,
      url: `${url}#decision-${number}`,
      on,
    })),
    ...latestNews(content.actions).map(({ number, title, words, on }) => ({
      id: `${siteUrl}${actionPath(address, number)}#${on}`,
      title,
      words,
      url: `${siteUrl}${actionPath(address, number)}`,
      on,
    })),
    ...(view.changes === null || view.changes.lines.length === 0
      ? []
      : [
          {
            id: `${url}#edition-${view.number}`,
            title: exportLabels.whatChanged,
            words: view.changes.lines.map((change) => t.change(change)).join('\n'),
            url: `${url}#nouveautes`,
            on: view.publishedOn,
          },
        ]),
    ...others,
  ]
  for (const { id, title, words, url: link, on } of entries
    .toSorted((one, other) => other.on.localeCompare(one.on))
    .slice(0, mostEntries))
    feed.addItem({ id, title, link, date: atNoon(on), description: words })
  return feed.atom1()
}
