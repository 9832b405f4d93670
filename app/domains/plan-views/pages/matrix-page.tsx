/** Themes × fields of the Caf × powers of the authorities: each count leads to its actions, each hole to what mends it. */
import type { CSSProperties } from 'react'
import { type CafField, cafFields } from '#app/domains/plan/plan.ts'
import { PlanFrame } from '#app/domains/plan-list/pages/plan-frame.tsx'
import { planAddress, writePlanFilter } from '#app/domains/plan-list/plan-filter.ts'
import { formatCount, formatNumber, shorten } from '#app/kernel/format.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { TableRegion } from '#app/ui/data-table.tsx'
import { Card } from '#app/ui/layout.tsx'
import { Link } from '#app/ui/link.tsx'
import { EmptyState } from '#app/ui/notice.tsx'
import { Timeline } from '#app/ui/timeline.tsx'
import type { ThemeLine } from '../fields-matrix.ts'
import { viewLabels as t } from '../labels.fr.ts'
import type { MatrixPageData } from '../matrix-query.server.ts'
import styles from './matrix-page.module.css'

export const MatrixPage = (data: MatrixPageData) => (
  <PlanFrame {...data.frame} view="matrix" isShownEmpty>
    {data.matrix.lines.length === 0 ? (
      <Card>
        <EmptyState action={<LinkButton to={`/ctg/${data.frame.ctgId}/membres/themes`}>Nommer les thèmes</LinkButton>}>
          Les thèmes de la CTG seront ici, croisés avec les champs de la Caf et les compétences des collectivités.
        </EmptyState>
      </Card>
    ) : (
      <>
        <Card title={t.matrix} note={t.matrixNote} aside={t.matrixSentence(data.matrix)}>
          <MatrixTable {...data} />
          <p className="fine muted">{t.holesNote}</p>
        </Card>
        <ApartCard {...data} />
      </>
    )}
  </PlanFrame>
)

const MatrixTable = (data: MatrixPageData) => {
  const { lines, parties } = data.matrix
  const largest = Math.max(4, ...lines.flatMap(({ fields }) => fields.map(({ count }) => count)))
  return (
    <TableRegion label={t.matrix}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{t.matrix}</caption>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              Thème
            </th>
            <th rowSpan={2} scope="col" className={styles.number}>
              Actions
            </th>
            <th colSpan={cafFields.length} scope="colgroup" className={styles.caf}>
              {t.caf}
            </th>
            {parties.length > 0 && (
              <th colSpan={parties.length} scope="colgroup" className={styles.authority}>
                {t.powers}
              </th>
            )}
          </tr>
          <tr>
            {cafFields.map((field) => (
              <th key={field} scope="col" className={styles.field}>
                {t.fieldHead(field)}
              </th>
            ))}
            {parties.map(({ id, shortName }) => (
              <th key={id} scope="col">
                {shortName}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ThemeRow key={line.theme.id} {...data} line={line} largest={largest} />
          ))}
        </tbody>
      </table>
    </TableRegion>
  )
}

type RowProps = MatrixPageData & { readonly line: ThemeLine; readonly largest: number }

function ThemeRow({ frame: { ctgId, filter, may }, maySetPowers, line, largest }: RowProps) {
  const { theme } = line
  const ofTheme = { ...filter, themeIds: [theme.id] }
  const write = (cafFields?: readonly CafField[]) =>
    may.create
      ? { to: `/ctg/${ctgId}/plan/nouvelle?${writePlanFilter({ themeIds: [theme.id], cafFields })}`, act: t.write }
      : {}
  return (
    <tr>
      <th scope="row">{theme.name}</th>
      <td className={styles.number} data-label="Actions">
        {line.hole ? (
          <Hole {...write()} about={theme.name} words={t.none} />
        ) : (
          <Link to={planAddress(ctgId, 'list', ofTheme)}>{formatNumber(line.count)}</Link>
        )}
      </td>
      {line.fields.map(({ field, count, hole }) => {
        const label = t.fieldHead(field)
        return count > 0 ? (
          <td key={field} className={styles.count} style={shade(count / largest)} data-label={label}>
            <Link
              to={planAddress(ctgId, 'list', { ...ofTheme, cafFields: [field] })}
              aria-label={`${formatCount(count, 'action')} : ${theme.name}, ${label}`}
            >
              {formatNumber(count)}
            </Link>
          </td>
        ) : (
          <td key={field} className={styles.number} data-label={label}>
            {hole ? <Hole {...write([field])} about={`${theme.name}, ${label}`} words={t.none} /> : <Nothing />}
          </td>
        )
      })}
      {line.powers.map(({ party, power, count, hole }) => (
        <td key={party.id} className={styles.power} data-label={party.shortName}>
          {power !== '' && <p>{shorten(power, 150)}</p>}
          {hole === 'not-said' && (
            <Hole
              {...(maySetPowers ? { to: `/ctg/${ctgId}/membres/themes`, act: t.specify } : {})}
              about={`${theme.name}, ${party.shortName}`}
              words={t.powerToSay}
            />
          )}
          {hole === 'no-action' && (
            <Hole
              to={planAddress(ctgId, 'list', ofTheme)}
              act={t.seeTheme}
              about={`${theme.name}, ${party.shortName}`}
              words={t.none}
            />
          )}
          {count > 0 && <p className={styles.carried}>{t.carried(count)}</p>}
          {power === '' && hole === null && count === 0 && <Nothing />}
        </td>
      ))}
    </tr>
  )
}

/** From a tenth to a half: dark ink stays readable on the darkest. */
const shade = (ratio: number): CSSProperties => ({
  background: `color-mix(in srgb, var(--caf) ${Math.round(8 + 34 * ratio)}%, #fff)`,
})

const Nothing = () => (
  <>
    <span aria-hidden="true">–</span>
    <span className="visually-hidden">0</span>
  </>
)

type HoleProps = {
  readonly words: string
  /** Where it is mended, for whoever may. */
  readonly to?: string
  readonly act?: string
  /** What the act is about, heard after its words. */
  readonly about: string
}

const Hole = ({ words, to, act, about }: HoleProps) => (
  <span className={styles.hole}>
    {words}
    {to !== undefined && (
      <Link to={to}>
        {act}
        <span className="visually-hidden"> : {about}</span>
      </Link>
    )}
  </span>
)

/** Actions no cell counts: each leads to the form that places it. */
function ApartCard({ frame: { ctgId }, matrix: { withoutField, withoutTheme } }: MatrixPageData) {
  const lines = [
    ...withoutTheme.map((action) => ({ action, note: t.withoutTheme, act: t.sayTheme })),
    ...withoutField.map((action) => ({ action, note: t.withoutField, act: t.sayField })),
  ]
  if (lines.length === 0) return null
  return (
    <Card title={t.apart} note={t.apartNote} aside={formatCount(lines.length, 'action')}>
      <Timeline
        label={t.apart}
        items={lines.map(({ action: { id, code, title, mayEdit }, note, act }) => ({
          key: id,
          title: (
            <Link to={`/ctg/${ctgId}/actions/${id}`}>
              {code} {title}
            </Link>
          ),
          note,
          action: mayEdit && (
            <LinkButton to={`/ctg/${ctgId}/actions/${id}/modifier`} isSmall label={`${act} : ${title}`}>
              {act}
            </LinkButton>
          ),
        }))}
      />
    </Card>
  )
}
