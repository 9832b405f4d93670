/** What the law asks a public page to say: who publishes it, what is known of who reads it, and the data it gives. Pure. */
import { formatDay } from '#app/kernel/format.ts'
import { portalLabels as t } from '../labels.fr.ts'
import { legalFields } from '../portal.ts'
import { frameOf, type PublicView } from '../public-frame-data.ts'
import { PublicDocument } from './public-frame.tsx'

type Props = { readonly view: PublicView }

export function PublicLegalPage({ view }: Props) {
  const known = legalFields.flatMap((field) => (view.legal[field] ? [[field, view.legal[field]] as const] : []))
  return (
    <PublicDocument
      frame={frameOf(view)}
      title={`Mentions légales, ${view.content.ctg.name}`}
      description="Qui publie cette page, qui l’héberge, comment écrire."
      path="/mentions-legales"
    >
      <div className="hero">
        <h1>Mentions légales</h1>
      </div>
      {known.length === 0 ? (
        <p>Les mentions légales de cette page n’ont pas encore été écrites.</p>
      ) : (
        <dl className="facts">
          {known.flatMap(([field, words]) => [
            <dt key={field}>{t.legal[field]}</dt>,
            <dd key={`${field}-valeur`}>{words}</dd>,
          ])}
        </dl>
      )}
      <p>
        Cette page est publiée ensemble par {frameOf(view).publishers}. Elle a été arrêtée le{' '}
        {formatDay(view.publishedOn)} ; rien n’y change avant la publication suivante, sauf ce qui doit en sortir.
      </p>
      <p>
        Données : Licence Ouverte 2.0. Logiciel : <a href="/">Trame</a>, logiciel libre.
      </p>
    </PublicDocument>
  )
}

export const PublicPrivacyPage = ({ view }: Props) => (
  <PublicDocument
    frame={frameOf(view)}
    title={`Vie privée, ${view.content.ctg.name}`}
    description="Ce que cette page sait de qui la lit : rien."
    path="/vie-privee"
  >
    <div className="hero">
      <h1>Vie privée</h1>
    </div>
    <p>Lire cette page ne demande ni compte, ni témoin de connexion (cookie), ni mesure d’audience.</p>
    <p>
      Elle ne charge rien depuis un autre site : ni police de caractères, ni carte, ni bouton de réseau social. Votre
      navigation n’est transmise à personne.
    </p>
    <p>
      Elle ne contient aucun nom de personne qui n’exerce pas un mandat public, et aucun chiffre couvert par le secret
      statistique. Si vous y trouvez une information qui vous concerne et qui n’a pas à y être, écrivez-nous : elle sera
      retirée.
    </p>
    {view.legal.contact && <p>Pour nous écrire, et pour exercer vos droits : {view.legal.contact}</p>}
    <p>Vous pouvez aussi vous adresser à la Commission nationale de l’informatique et des libertés (CNIL).</p>
  </PublicDocument>
)

const files = [
  ['deliberations.csv', 'Délibérations (CSV)', 'celles des conseils sur la convention, au schéma SCDL 2.1.3'],
  ['plan.csv', 'Plan d’action (CSV)', 'décrit par le schéma ci-dessous'],
  ['plan.json', 'Plan d’action (JSON)', 'avec les objectifs et les décisions publiques'],
  ['plan.schema.json', 'Schéma du plan (Table Schema)', 'ce que veut dire chaque colonne'],
  ['catalogue.jsonld', 'Catalogue (DCAT, JSON-LD)', 'pour les portails de données'],
] as const

export const PublicDataPage = ({ view }: Props) => (
  <PublicDocument
    frame={frameOf(view)}
    title={`Données ouvertes, ${view.content.ctg.name}`}
    description="Les données de cette page, à reprendre librement."
    path="/donnees"
  >
    <div className="hero">
      <h1>Données ouvertes</h1>
    </div>
    <p>Ce que dit cette page, et rien de plus. Licence Ouverte 2.0 : reprenez-le en citant la source et sa date.</p>
    <ul className="list card">
      {files.map(([file, name, note]) => (
        <li key={file}>
          <a href={`/t/${view.address}/donnees/${file}`}>{name}</a> <span className="note">{note}</span>
        </li>
      ))}
      <li>
        <a href={`/t/${view.address}/fil.atom`}>Fil Atom</a>{' '}
        <span className="note">les nouvelles et les décisions, dans un lecteur de fils</span>
      </li>
    </ul>
    <section>
      <h2>Montrer cette page dans un site</h2>
      <p>Copiez ce passage dans une page de votre site. Il ne charge aucun script.</p>
      <pre className="card wrapped">
        {`<iframe src="${view.siteUrl}/t/${view.address}/encart" title="${view.content.ctg.name.replaceAll('"', '’')}" width="100%" height="420" loading="lazy"></iframe>`}
      </pre>
    </section>
  </PublicDocument>
)
