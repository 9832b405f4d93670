/** What a 404 of the public page says: one sentence where no page is published; from a page that is, the ways back. Pure. */
import { portalLabels as t } from '../labels.fr.ts'
import { frameOf, type PublicView } from '../public-frame-data.ts'
import { PublicDocument } from './public-frame.tsx'
import { PublicHead } from './public-head.tsx'

/** @param view the page that has not this part; undefined where none is published, and nothing says whether there was one */
export const publicMissing = (view: PublicView | undefined) => (view ? <MissingPart view={view} /> : <MissingPage />)

const MissingPage = () => (
  <html lang="fr">
    <head>
      <PublicHead title="Page introuvable" />
      <meta name="robots" content="noindex" />
    </head>
    <body>
      <main className="wrap">
        <div className="hero">
          <h1>Page introuvable</h1>
        </div>
        <p>{t.unknownPage}</p>
      </main>
    </body>
  </html>
)

const MissingPart = ({ view }: { readonly view: PublicView }) => (
  <PublicDocument
    frame={frameOf(view)}
    title={`Page introuvable, ${view.content.ctg.name}`}
    description={t.missingPart}
    path=""
  >
    <div className="hero">
      <h1>Page introuvable</h1>
    </div>
    <p>{t.missingPart}</p>
    <ul>
      <li>
        <a href={`/t/${view.address}`}>La page publique</a>
      </li>
      <li>
        <a className="alone" href={`/t/${view.address}/actions`}>
          Toutes les actions
        </a>
      </li>
    </ul>
  </PublicDocument>
)
