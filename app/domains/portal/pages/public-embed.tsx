/** The page in short, to be shown inside another site: no script, no form, links that open the whole page. Pure. */
import { formatCount, formatDay } from '#app/kernel/format.ts'
import { frameOf, type PublicView } from '../public-frame-data.ts'
import { firstSentence, latestNews, pageTitle } from '../public-words.ts'
import { PublicHead } from './public-head.tsx'
import { statusWords } from './public-promises.tsx'

const mostNews = 3

export function PublicEmbed({ view }: { readonly view: PublicView }) {
  const { content, address, siteUrl, publishedOn } = view
  const url = `${siteUrl}/t/${address}`
  return (
    <html lang="fr">
      <head>
        <PublicHead title={pageTitle(content)} />
        <meta name="robots" content="noindex" />
        <link rel="canonical" href={url} />
      </head>
      <body>
        <main className="wrap">
          <h1>{pageTitle(content)}</h1>
          <p>
            {formatCount(content.actions.length, 'action')}
            {content.actions.length > 0 && ` : ${statusWords(content.actions)}`}
          </p>
          <ul className="list">
            {latestNews(content.actions)
              .slice(0, mostNews)
              .map(({ number, title, words, on }) => (
                <li key={number}>
                  <time dateTime={on}>{formatDay(on)}</time>
                  <a href={`${url}/actions/${number}`} target="_blank" rel="noopener">
                    {title}
                  </a>{' '}
                  : {firstSentence(words)}
                </li>
              ))}
          </ul>
          <p className="note">
            <a href={url} target="_blank" rel="noopener">
              Voir toute la page
            </a>
            , publiée le {formatDay(publishedOn)} par {frameOf(view).publishers}.
          </p>
        </main>
      </body>
    </html>
  )
}
