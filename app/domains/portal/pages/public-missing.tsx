/** What is answered where no page is published: one sentence, and nothing that says whether there was one. Pure. */
import { portalLabels as t } from '../labels.fr.ts'
import { PublicHead } from './public-head.tsx'

export const PublicMissing = () => (
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
