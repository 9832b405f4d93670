/** « Exporter », in the menu of the plan: a file in the format one needs. */
import { sheetKeys, exportMenuLabels as t } from '../export-menu-labels.fr.ts'
import { type PlanFilter, writePlanFilter } from '../plan-filter.ts'

type Props = { readonly ctgId: string; readonly filter: PlanFilter; readonly shownCount: number }

/** Plain links: a file is not one of our pages. Under a filter, the file holds what it keeps. */
export function ExportLinks({ ctgId, filter, shownCount }: Props) {
  const criteria = writePlanFilter(filter)
  const base = `/ctg/${ctgId}/plan/export?${criteria.size > 0 ? `${criteria}&` : ''}format=`
  return (
    <section>
      <h2>{t.title}</h2>
      <p className="fine muted">{criteria.size > 0 ? t.noteFiltered(shownCount) : t.note}</p>
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
              <a href={`${base}csv&feuille=${t.sheetSlug[key]}`}>{t.sheet[key]}</a>
            </span>
          ))}
        </li>
        <li>
          <a href={`${base}json`}>{t.json}</a>
        </li>
      </ul>
    </section>
  )
}
