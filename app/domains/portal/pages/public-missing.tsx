/** What is answered where no page is published: one sentence, and nothing that says whether there was one. Pure. */
import { portalLabels as t } from '../labels.fr.ts'
import { PublicStyles } from './public-styles.tsx'

export const PublicMissing = () => (
  <html lang="fr">
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Page introuvable – Trame</title>
      <meta name="robots" content="noindex" />
      <PublicStyles />
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
