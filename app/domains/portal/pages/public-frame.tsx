/** The document around every public page: no script, no request but itself. Pure. Rules: docs/rules/portal.md §5. */
import type { ReactNode } from 'react'
import { accessibilityMention } from '#app/kernel/accessibility.fr.ts'
import { atStart } from '#app/kernel/format.ts'
import { Weave } from '#app/ui/icons.tsx'
import { portalLabels as t } from '../labels.fr.ts'
import type { PublicFrame } from '../public-frame-data.ts'
import { PublicHead } from './public-head.tsx'

type Props = {
  readonly frame: PublicFrame
  /** Of this page, before the name of the CTG. */
  readonly title: string
  readonly description: string
  /** Under the address of the page: « /actions/12 », or empty. */
  readonly path: string
  /** Sections of the page, for its head. */
  readonly sections?: readonly (readonly [id: string, label: string])[]
  readonly children: ReactNode
}

export function PublicDocument({ frame, title, description, path, sections = [], children }: Props) {
  const base = `/t/${frame.address}`
  const canonical = `${frame.siteUrl}${base}${path}`
  return (
    <html lang="fr">
      <head>
        <PublicHead title={title} />
        <meta name="description" content={description} />
        {frame.isDemo && <meta name="robots" content="noindex" />}
        <link rel="canonical" href={canonical} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="alternate" type="application/atom+xml" title={frame.name} href={`${base}/fil.atom`} />
        <meta property="og:type" content="website" />
        <meta property="og:locale" content="fr_FR" />
        <meta property="og:title" content={title} />
        <meta property="og:description" content={description} />
        <meta property="og:url" content={canonical} />
        {frame.hasPicture && (
          <>
            <meta property="og:image" content={`${frame.siteUrl}${base}/image.png`} />
            <meta property="og:image:width" content="1200" />
            <meta property="og:image:height" content="630" />
            <meta property="og:image:alt" content={frame.pictureAlt} />
            <meta name="twitter:card" content="summary_large_image" />
          </>
        )}
      </head>
      <body>
        <a className="skip" href="#contenu">
          Aller au contenu
        </a>
        <header className="top">
          {frame.isDemo && (
            <div className="ribbon">
              <div className="wrap">Démonstration : personnes, textes et décisions fictifs ; chiffres publics.</div>
            </div>
          )}
          <div className="wrap">
            <a className="brand" href={base}>
              <Weave size={28} />
              {frame.name}
            </a>
            <PageSections sections={sections} />
          </div>
        </header>
        <main className="wrap" id="contenu">
          {children}
        </main>
        <PublicFooter frame={frame} />
      </body>
    </html>
  )
}

const PageSections = ({ sections }: Required<Pick<Props, 'sections'>>) =>
  sections.length > 0 && (
    <nav className="sections" aria-label="Dans la page">
      {sections.map(([id, label]) => (
        <a key={id} href={`#${id}`}>
          {label}
        </a>
      ))}
    </nav>
  )

function PublicFooter({ frame }: Pick<Props, 'frame'>) {
  const base = `/t/${frame.address}`
  return (
    <footer className="foot">
      <div className="wrap">
        <span>{atStart(frame.publishers)}</span>
        <a href={`${base}/donnees`}>Données ouvertes</a>
        <a href={`${base}/fil.atom`}>Fil Atom</a>
        <a href={`${base}/mentions-legales`}>Mentions légales</a>
        <a href="/accessibilite">{accessibilityMention}</a>
        <a href="/plan-du-site">{t.siteMap}</a>
        <a href={`${base}/vie-privee`}>Vie privée</a>
      </div>
    </footer>
  )
}
