/** « Exporter », folded: the plan as a file, in the format one needs. */
import { Disclosure } from '#app/ui/disclosure.tsx'
import { exportLabels, sheetKeys } from '../export/labels.fr.ts'

const t = exportLabels.menu

/** Plain links: a file is not one of our pages. */
export function ExportMenu({ ctgId }: { readonly ctgId: string }) {
  const base = `/ctg/${ctgId}/plan/export?format=`
  return (
    <Disclosure look="button" summary={t.title}>
      <p className="fine muted">{t.note}</p>
      <ul className="plain-list">
        <li>
          <a href={`${base}xlsx`}>{t.xlsx}</a>
        </li>
        <li>
          <a href={`${base}ods`}>{t.ods}</a>
        </li>
        <li>
          {t.csv}{' '}
          {sheetKeys.map((key, index) => (
            <span key={key}>
              {index > 0 && ', '}
              <a href={`${base}csv&feuille=${exportLabels.sheetSlug[key]}`}>{exportLabels.sheet[key]}</a>
            </span>
          ))}
        </li>
        <li>
          <a href={`${base}json`}>{t.json}</a>
        </li>
      </ul>
    </Disclosure>
  )
}
